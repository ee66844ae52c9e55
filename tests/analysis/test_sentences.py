"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.analysis.pipeline import tokens
from plainspeak.analysis.sentences import sentences


def split(text: str) -> list[str]:
    words, starts = tokens(text)
    return [
        text[starts[first] : starts[end - 1] + len(words[end - 1])]
        for first, end in sentences(words, text, starts)
    ]


# A bar stands where a sentence ends and another begins.
CASES = """
We met Dr. Smith at 10.30 a.m. on 3 Jan. and again in May. | He was well.
Cllr. Ng spoke first. | No one else did.
See paper no. 4 for the costs. | It is short.
Is it no. 9 or no. 10?
The answer was no. | We moved on.
The meeting starts at 10 a.m. | The chair spoke.
The talk is at 6:30 p.m. | Childcare is free.
We met at 5 p.m. Tuesday in the hall.
We met at 5 p.m. on Tuesday. | It rained.
It cost £2.5 million in all. | That is a lot.
The cost is £4.50 a head. | Bring cash.
The rate fell to 3.7 in June. | Nobody knew why.
This was shown before (Hale et al. 2020). | We agree.
Hale et al. (2020) found the same. | So did we.
It was shown before.12 | The next study failed.
The result was clear (P < .05). | No harm was seen.
The mean was 4.2 (95% CI 1.1 to 7.3). | The median was 3.
Bring food, e.g. bread or fruit. | Tea is free.
Bring food, e.g. Dutch cheese.
The group, i.e. the seven members, agreed.
It was drug vs. placebo. | Neither worked.
It was Group A vs. Group B in the end.
There were approx. 40 people. | Most stayed.
Cost: approx. £40. | Paid by the trust.
We meet at St. John's Hall. | Lunch is free.
They live on Elm St. | The school is near.
They live at 200 Cedar Ave. | It is quiet.
The U.S. Senate passed it.
He moved to the U.S. | The rest stayed.
He lives in the U.S. and works in the U.K. | She does too.
They moved to Washington, D.C. | The office closed.
Washington, D.C. is far. | We met online.
The chair is J. R. Okafor. | He is new.
Dr. Ng and Prof. A. Lee agreed. | Mrs. Bell did not.
Dr. T. J. Penfold, MD, leads it.
Rev. Brown and Sgt. Hall came. | Mx. Day sent apologies.
Mr. and Mrs. Hall came by bus no. 7. | It was late.
The Rt. Hon. Joan Abbey MP came. | She spoke well.
The paper by R. J. Okafor, Ph.D., was read.
She holds a Ph.D. | Her sister does too.
Call Maria, RN. | She is in on Fridays.
Item 3. Update from the team
Agenda item 5. Finance
As we said under item 5. | The costs are high.
1. Welcome and apologies
12. Any other business
a. Apples
iv. Costs and who pays
Fig. 2. Flow of people through the study
See Fig. 2 and Figs. 3 and 4. | They show the trend.
Go to A&E. | The new centre is closed.
The group has new ToR. | They are short.
We meet in room 4B. | Tea first.
We waited… | Then she came.
We waited... | Then she came.
We waited ... and then she came.
Really?! | Yes, really.
Who knew? | Nobody.
The vote was 5 to 4... | It passed.
"We will stop." | She left.
“We will stop.” | She left.
‘We will stop.’ | She left.
She said "stop." | Then she left.
He said 'No.' | Then he sat down.
"Why?" she asked. | Nobody knew.
"Why?" Marion asked.
"Stop!" said the chair.
"I'm not tired. | I'm bored," said Ray.
(See p. 4.) | The rest follows.
See the map (p. 4). | The rest follows.
We agreed (all of us!). | Then we left.
There are three aims: to listen; to learn; to act.
It closes on Fri. 4 May at noon.
The study (n = 12) ended in Dec. 2019. | All were well.
The office of Hale Ltd. is shut.
He works for Hale Ltd. | The firm is small.
The Dept. of Health paid. | The council did not.
Take vitamin D. | It helps bones.
We chose Plan B. | The first plan failed.
They had hepatitis C. | Patients were seen weekly.
The dose was 5 mg i.v. | Patients were seen daily.
E. coli was found in 3 of 12 samples. | S. aureus was not.
Levels of mRNA fell. | mRNA was measured twice.
Open node.js and report.docx first. | Then stop.
Write to ppi@north.example. | We reply in a week.
See www.north.example. | It has a map.
See https://north.example/a.b?c=d. | It has a map.
We asked 12 people. | 10 came.
We met in 2019. | 2020 was worse.
Version 1.2 is out. | Version 1.3 is not.
He came at 9. | She came at 10.
Ask Sam, Joan, etc. | They know.
Ask Sam, Joan, etc. before noon.
The firm (est. 2009) runs it. | It is small.
Tel. 01632 960114 or ext. 22.
The minutes were agreed. | Proposed: J. Bell. | Seconded: T. Ray.
See the list (a short one). | ￼ names the rest.
Is it in your own file? | This writes a copy.
What is a cohort? | (A group of people.) | We should say so.
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_sentence_ends(line: str) -> None:
    wanted = line.split(" | ")
    assert split(" ".join(wanted)) == wanted


def test_a_space_lost_after_the_stop() -> None:
    assert split("That is the end.Next we met again.") == ["That is the end.", "Next we met again."]


def test_a_line_break_is_a_space() -> None:
    assert split("We met.\nThen we\nleft.") == ["We met.", "Then we\nleft."]


def test_nothing_and_signs_alone() -> None:
    assert split("") == []
    assert split("...") == ["..."]
    assert split("12.") == ["12."]


@settings(deadline=None)
@given(st.text(alphabet="aB1 .!?…\"'”)(é\n:-", max_size=60))
def test_sentences_cover_all_tokens_in_order(text: str) -> None:
    words, starts = tokens(text)
    spans = sentences(words, text, starts)
    assert [i for span in spans for i in range(*span)] == list(range(len(words)))
    assert all(first < end for first, end in spans)
