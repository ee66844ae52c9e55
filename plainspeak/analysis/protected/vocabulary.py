"""The words by which names are told from ordinary words with a capital."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS = _words(
    "Dr Mr Mrs Ms Miss Mx Prof Professor Cllr Councillor Rev Revd Reverend Sir Dame Lord Lady Sgt "
    "Capt Col Maj Lt Gen Sen Rep Gov Hon Fr Sr Br Ald Alderman Baroness Baron Judge Justice "
    "Sister Father Bishop Canon Imam Rabbi Supt Insp Nurse Drs Profs Cllrs"
)
"""A name follows."""

DEGREES = (
    "OBE|MBE|CBE|KBE|DBE|BEM|MP|MSP|MEP|JP|QC|KC|MD|DO|RN|RM|RGN|PhD|BSc|BA|MA|MSc|MBA|MPH|MSW|LCSW"
    "|MBBS|MBChB|FRCP|FRCS|FRCGP|FRCPsych|MRCP|MRCGP|DPhil|PGCE|NP|PA|CNM|LPN|JD|Esq|Jr|Sr|PharmD|RD"
    "|OT|PT|BEd|MEd|LLB|LLM|CPsychol|FRS|FMedSci|Ph\\.D|M\\.D|B\\.Sc|M\\.Sc|R\\.N"
)
"""Letters that stand behind a name, as alternatives of an expression."""

PARTICLES = _words(
    "van von de der den del della da di du la le bin binti ibn al el ap ab ní nic ó y"
)
"""Small words inside a person's name."""

SURE_HEADS = _words(
    "Commission Authority Council University Ministry Department Parliament Infirmary Ltd Limited "
    "Inc Plc plc LLC LLP Senate Academy Diocese Constabulary Museum Hospice Cathedral FM Radio "
    "Foundation Institute Institutes College Federation Government Assembly Church Abbey "
    "Administration"
)
"""A run of capitals that ends (or, before "of" or "for", begins) with one of these is a name."""

HEADS = _words(
    "Hospital Trust School Centre Center Society Association Agency Library Collaboration Union "
    "Charity Company Bank TV Press Hall House Street Road Lane Park Gardens Square Bridge Café "
    "Cafe Inn Arms Club Choir Theatre Gallery Station Airport County Borough City Town Village "
    "Island River Valley Avenue Surgery Clinic Practice Network Alliance Partnership Consortium "
    "Forum Programme Program Project Study Trial Initiative Scheme Campaign Fund Festival Awards "
    "Award Day Week Friends Pharmacy Nursery Mosque Temple Synagogue Farm Market Express News "
    "Times Gazette Herald Journal Review Bulletin Service Services"
)
"""The same, if some word of the run is not a word of meetings, care or research."""

BEFORE_OF = SURE_HEADS | _words(
    "Friends Bank House School Faculty Office Royal Society Association"
)

FUNCTION_WORDS = _words(
    "although though unless whereas whether while whilst until since because if when whenever "
    "where wherever who whoever whom whose which what whatever how however why that this these "
    "those with without within against upon towards toward across among amongst along around "
    "behind below beneath beside besides between beyond despite during except inside into like "
    "near off onto opposite outside over past per regarding round through throughout till under "
    "underneath unlike via versus and or nor but yet so for from of in on at to by as than then "
    "thus hence they them their theirs themselves we us our ours ourselves you your yours "
    "yourself yourselves he him his himself she her hers herself it its itself me my mine myself "
    "one ones someone somebody something anyone anybody anything everyone everybody everything "
    "none nobody nothing each every either neither both all any some many much more most several "
    "few less least other others another such same own two three four five six seven eight nine "
    "ten eleven twelve hundred thousand million billion hi hello hey ok okay oh yes no not please "
    "thanks thank sorry the a an"
)

LAWS = _words("Act Bill Regulations Directive Convention Charter Treaty Order Statute Amendment")

ROLES = _words(
    "chair chairman chairwoman chairperson investigator officer manager director lead leader "
    "nurse coordinator co-ordinator secretary treasurer facilitator researcher president vice "
    "deputy head chief executive member trustee governor consultant registrar midwife "
    "practitioner doctor professor lecturer fellow assistant administrator adviser advisor "
    "analyst author editor mayor minister councillor speaker host partner representative contact "
    "applicant sponsor monitor statistician pharmacist physiotherapist therapist carer volunteer "
    "teacher headteacher principal clerk superintendent counsel attorney sergeant constable "
    "warden librarian caretaker captain commissioner chaplain psychologist psychiatrist surgeon "
    "physician clinician dietitian champion"
)
"""What a person does: never part of the person's name."""

INSTITUTIONAL = ROLES | _words(
    "patient patients public participant participants people person user users clinical research "
    "study trial trials quality data information care health healthcare social service services "
    "steering advisory management monitoring ethics ethical safety safeguarding involvement "
    "engagement participation experience consent reference references performance key standard "
    "standards operating procedure procedures assessment principal senior equality equity "
    "diversity inclusion governance risk risks strategic strategy strategies action actions plan "
    "plans annual report reports budget budgets finance financial policy policies project "
    "projects programme programmes program programs working group groups committee committees "
    "subcommittee sub-group board boards task finish terms term minutes matters arising agenda "
    "any other business meeting meetings apologies item items review reviews pathway pathways "
    "framework frameworks protocol protocols agreement agreements sheet form forms leaflet "
    "booklet guidance guide guidelines objective objectives outcome outcomes indicator indicators "
    "measure measures target targets improvement development delivery implementation evaluation "
    "innovation transformation integration integrated primary secondary tertiary acute community "
    "mental physical medical nursing treatment treatments therapy therapies urgent emergency "
    "intensive critical multidisciplinary team teams unit units department departments section "
    "sections part parts phase stage step steps arm arms site sites control controlled randomised "
    "randomized pilot feasibility systematic meta-analysis analysis statistical analyses plain "
    "english summary lay glossary appendix annex annexe table figure chapter paper papers "
    "document documents version date time place venue present attendance welcome introduction "
    "introductions update updates next day centre discussion feedback question questions answer "
    "answers aob dpia privacy protection confidentiality impact equal special educational needs "
    "disability disabilities learning difficulties support living independent assisted adult "
    "adults child children young family families carers parents school schools education early "
    "years pupil premium free meals behaviour curriculum planning application applications "
    "housing homelessness homeless rough sleeping rent tenancy tenant tenants benefit benefits "
    "universal credit council tax council's local authority authorities government national "
    "regional area areas neighbourhood neighborhood district parish ward wards byelaw motion "
    "resolution amendment statement statements accounts audit assurance compliance complaint "
    "complaints incident incidents serious adverse event events reaction reactions effect effects "
    "freedom access request requests duty candour capacity best interests power attorney advance "
    "decision decisions end life palliative long chronic condition conditions disease diseases "
    "disorder disorders syndrome infection infections prevention screening test tests diagnosis "
    "diagnostic imaging scan scans referral referrals waiting list lists discharge admission "
    "admissions bed beds workforce staff training induction recruitment retention human resources "
    "code conduct register declaration declarations conflict conflicts memorandum understanding "
    "letter intent expression interest invitation tender service-level contract contracts "
    "procurement commissioning commissioner case cases value money cost costs capital revenue "
    "reserves income expenditure balance cash flow total sum grant grants funding digital "
    "technology technologies online website portal app record records electronic system systems "
    "dashboard cloud cyber security artificial intelligence machine model models theory change "
    "logic co-production coproduction co-design stakeholder stakeholders partner partners "
    "partnership network networks collaborative hub hubs forum panel panels reader readers lived "
    "peer advocate advocates advocacy ambassador ambassadors champions voice voices institutional "
    "internal external joint gap work package packages stream workstream workstreams milestone "
    "milestones deliverable deliverables output outputs input inputs activity activities theme "
    "themes domain domains dimension priority priorities general overall overview background "
    "rationale purpose aim aims scope method methods methodology result results conclusion "
    "conclusions recommendation recommendations limitation limitations contact details name names "
    "address phone email signature signed printed witness whole approach home visit visits "
    "appointment appointments right rights choice peer-review good practice practices clinic "
    "clinics hospital hospitals trust trusts surgery protected characteristic characteristics "
    "confidential advisor case-control cohort baseline follow-up endpoint endpoints sample size "
    "informed assent waiver board's"
)
"""Words of meetings, care, research, councils and schools: capitals do not make them a name."""

NOT_NAMES = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Mon Tue Tues Wed Thu Thurs Fri Sat Sun "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec I I'm I'd I'll I've Dear Hello Hi Yes No OK "
    "Easter Christmas The A An In On At For Of To If We You It This That These Those Our Your My "
    "His Her Their And But Or As By When What Who How Why Where Which There Here Please Thank "
    "Thanks Not Item Section Figure Table Appendix Annex Part Page Phase Stage Step Note Notes "
    "British English Scottish Welsh Irish Asian African Caribbean European American Indian "
    "Pakistani Bangladeshi Chinese Polish Romanian Spanish French German Italian Portuguese Arab "
    "Arabic Jewish Muslim Christian Hindu Sikh Buddhist Roma Traveller Gypsy Black White Latino "
    "Latina Latinx Hispanic Native Internet Web Covid Bluetooth Excel Zoom Teams Word Outlook"
)
"""Capitals that say nothing."""

PEOPLE_LABELS = _words(
    "present attending attendance attendees apologies chair chaired minutes notes note-taker from "
    "to cc author authors lead leads presenter presenters speaker speakers contact signed name "
    "names members guests observers absent facilitator facilitators secretary treasurer proposed "
    "seconded by organiser host clerk investigator investigators governors councillors trustees "
    "staff taken moved who owner sent"
)
"""Before a colon: names of people follow."""
