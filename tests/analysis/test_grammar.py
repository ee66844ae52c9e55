"""Number, forms, articles and capitals of words and phrases."""

from __future__ import annotations

import pytest

from plainspeak.analysis.grammar import inflected, plural
from plainspeak.analysis.phrasing import article, joined


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("study within a trial", "studies within a trial"),
        ("public right of way", "public rights of way"),
        ("low- and middle-income country", "low- and middle-income countries"),
        ("person once in prison", "people once in prison"),
        ("person refused asylum", "people refused asylum"),
        ("person who gets care", "people who get care"),
        ("child looked after", "children looked after"),
        ("head of service", "heads of service"),
        ("Member of Parliament", "Members of Parliament"),
        ("local planning authority", "local planning authorities"),
        ("mother-in-law", "mothers-in-law"),
        ("passer-by", "passers-by"),
        ("lengthsman", "lengthsmen"),
        ("Roman", "Romans"),
        ("Chairman", "Chairmen"),
        ("bus", "buses"),
        ("gas", "gases"),
        ("hypothesis", "hypotheses"),
        ("criterion", "criteria"),
        ("terms of reference", "terms of reference"),
        ("do not attempt resuscitation", "do not attempt resuscitation"),
        ("GP", "GPs"),
    ],
)
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many
    assert plural(many) == many


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (
            "honest usual uninsured MRI one-off European hour union FOI UK",
            "an a an an a a an a an a",
        ),
        ("onerous unanimous unimportant unidentified unit user utensil", "an a an an a a a"),
        ("house heir honour horse hourly honorarium historic", "a an an a an an a"),
        ("MP MPs PhD NICE NATO NHS UNESCO SME SAGE mRNA iPhone", "an an a a a an a an a an an"),
        ("X-ray U-turn e-mail T-shirt S-shaped", "an a an a an"),
        ("8-week 11 18,000 110 1832 £8 3rd 80th", "an an an a an an a an"),
        ("euro ewe urgent urine usher usurper umbrella Uganda", "a a an a an a an a"),
    ],
)
def test_a_or_an(words: str, right: str) -> None:
    assert [article(word) for word in words.split()] == right.split()


@pytest.mark.parametrize(
    ("text", "tag", "form"),
    [
        ("set up", "VBD", "set up"),
        ("put off", "VBN", "put off"),
        ("cut back", "VBZ", "cuts back"),
        ("hit", "VBG", "hitting"),
        ("cost", "VBD", "cost"),
        ("read", "VBN", "read"),
        ("spread", "VBD", "spread"),
        ("find out", "VBD", "found out"),
        ("carry out", "VBG", "carrying out"),
    ],
)
def test_forms_of_verbs(text: str, tag: str, form: str) -> None:
    assert inflected(text, "v", tag) == (form, True)


def test_what_depends_on_its_subject_is_not_sure() -> None:
    assert inflected("be about", "v", "VBD") == ("be about", False)
    assert inflected("be about", "v", "VBP") == ("be about", False)
    assert inflected("be about", "v", "VBZ") == ("is about", True)


def test_joined() -> None:
    assert joined(["one"]) == "one"
    assert joined(["one", "two"]) == "one or two"
    assert joined(["one", "two", "three"], "and") == "one, two and three"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("letter telling you to pay", "letters telling you to pay"),
        ("group working together", "groups working together"),
        ("idea being measured", "ideas being measured"),
        ("charity that owns the field", "charities that own the field"),
        ("body that plans and pays for care", "bodies that plan and pay for care"),
        ("person responsible for the code", "people responsible for the code"),
        ("service close to home", "services close to home"),
        ("body able to pay its bills", "bodies able to pay their bills"),
        ("small fishing boat", "small fishing boats"),
        ("yearly meeting of members", "yearly meetings of members"),
        ("running cost", "running costs"),
        ("housing association", "housing associations"),
        ("private parking space", "private parking spaces"),
        ("taking part", "taking part"),
        ("painting every few years", "painting every few years"),
        ("handing the building over", "handing the building over"),
        ("letter saying what is owed", "letters saying what is owed"),
        ("church welcomer", "church welcomer"),
        ("check if a child is at risk", "checks if a child is at risk"),
        ("home below market prices", "homes below market prices"),
        ("trait, such as age, that the law names", "traits, such as age, that the law names"),
        ("program, long trained, that writes", "programs, long trained, that write"),
        ("public road or path, with its edges", "public roads or paths, with their edges"),
        ("point an inspector will raise", "points an inspector will raise"),
        ("one of the first tests", "some of the first tests"),
        ("tool that works by itself", "tools that work by themselves"),
        ("test inside the body", "tests inside the body"),
        ("999 calls waiting for help", "999 calls waiting for help"),
        ("paper setting out the rules", "papers setting out the rules"),
        ("short set of rules", "short sets of rules"),
        ("quick, informal vote", "quick, informal votes"),
        ("scheme decided by a minister", "schemes decided by a minister"),
        ("finding and mending faults", "finding and mending faults"),
        ("rule that services must keep", "rules that services must keep"),
        ("person who has had a fall", "people who have had a fall"),
        ("firm that offers to do work", "firms that offer to do work"),
        ("firm that will offer it", "firms that will offer it"),
        ("insurance for cash lost", "insurance for cash lost"),
    ],
)
def test_plain_words_in_the_plural(one: str, many: str) -> None:
    assert inflected(one, "n", "NNS")[0] == many


@pytest.mark.parametrize(
    "phrase",
    [
        "part of a text that is charged",
        "person who visits but does not stay",
        "loss, leak or misuse",
    ],
)
def test_a_plural_that_may_not_agree_is_not_sure(phrase: str) -> None:
    assert not inflected(phrase, "n", "NNS")[1]
