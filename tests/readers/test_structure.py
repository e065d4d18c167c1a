"""What each paragraph is: kinds, labels, levels and parts, in invented texts of six languages."""

from collections.abc import Callable

import pytest

import compare
from compare import MatchKind
from compare.pipeline import understood
from compare.writers.to_text import write_document

Outline = Callable[..., list[str]]

CASES = {
    "items behind bullets hang on what they follow": (
        """\
The Security Council,

Noting:

\u2013 Ships;

\u2013 Boats,

1. Decides:

\u2022 To act;

\u2022 Ships.

2. Urges States:

(a) To meet:

- Today;

- to walk.

3. Decides to sail.

\u2022 Boats.
""",
        [
            "opening: The Security Council,",
            "preambular: Noting:",
            "subparagraph >: Ships;",
            "subparagraph >: Boats,",
            "operative 1: Decides:",
            "subparagraph >: To act;",
            "subparagraph >: Ships.",
            "operative 2: Urges States:",
            "subparagraph (a) >: To meet:",
            "subparagraph >>: Today;",
            "subparagraph >>: to walk.",
            "operative 3: Decides to sail.",
            "subparagraph >: Boats.",
        ],
    ),
    "lists under chapeaux without numbers": (
        """\
The Forum shall discuss:

(a) Development;

(b) Culture.

It shall:

(a) Provide advice to:

(i) The Council;

(ii) The agencies;

(b) Raise awareness.
""",
        [
            "other: The Forum shall discuss:",
            "subparagraph (a) >: Development;",
            "subparagraph (b) >: Culture.",
            "other: It shall:",
            "subparagraph (a) >: Provide advice to:",
            "subparagraph (i) >>: The Council;",
            "subparagraph (ii) >>: The agencies;",
            "subparagraph (b) >: Raise awareness.",
        ],
    ),
    "a list that goes on behind a chapeau without a number": (
        """\
The General Assembly,

1. Decides:

(a) To discuss:

(i) development;

(ii) culture;

It noted in this context also:

(iii) health;

(b) To raise awareness.
""",
        [
            "opening: The General Assembly,",
            "operative 1: Decides:",
            "subparagraph (a) >: To discuss:",
            "subparagraph (i) >>: development;",
            "subparagraph (ii) >>: culture;",
            "other: It noted in this context also:",
            "subparagraph (iii) >>: health;",
            "subparagraph (b) >: To raise awareness.",
        ],
    ),
    "paragraphs in brackets, which are not agreed": (
        """\
The General Assembly,

1. Recalls its earlier resolutions;

[2. Decides to establish a trust fund:]

[(a) For ships;]

[(b) For [small] boats;]

3. [Requests] the Secretary-General to report;

[A. Author, Ships, p. 3]

[5 – 10 July 2003]

[30. This paragraph was deleted.]

9a.m. Opening of the meeting
""",
        [
            "opening: The General Assembly,",
            "operative 1: Recalls its earlier resolutions;",
            "operative 2: [Decides to establish a trust fund:]",
            "subparagraph (a) >: [For ships;]",
            "subparagraph (b) >: [For [small] boats;]",
            "operative 3: [Requests] the Secretary-General to report;",
            "other: [A. Author, Ships, p. 3]",
            "other: [5 – 10 July 2003]",
            "other: [30. This paragraph was deleted.]",
            "other: 9a.m. Opening of the meeting",
        ],
    ),
    "sections that were inserted into a statute": (
        """\
1. This Act may be cited as the Ports Act.

2. The Authority grants licences.

(1) It decides within 60 days.

(1A) It may vary a licence.

(2) It keeps a register.

2A. A licence lapses after 10 years.

3. No fee is payable.
""",
        [
            "operative 1: This Act may be cited as the Ports Act.",
            "operative 2: The Authority grants licences.",
            "subparagraph (1) >: It decides within 60 days.",
            "subparagraph (1A) >: It may vary a licence.",
            "subparagraph (2) >: It keeps a register.",
            "operative 2A: A licence lapses after 10 years.",
            "operative 3: No fee is payable.",
        ],
    ),
    "sections whose first subsection stands behind the number": (
        """\
1. This Act may be cited as the Ports Act.

2. (1) The Authority grants licences:

(a) for a year; or

(b) for three years.

(2) It keeps a register.

3.—(1) No fee is payable.

(2) A deposit is.

4. (a) Paragraph (a) alone is no list.

5. (1) Nor is one that another section ends.

6. (2) What is not the first is not, either.
""",
        [
            "operative 1: This Act may be cited as the Ports Act.",
            "operative 2. (1): The Authority grants licences:",
            "subparagraph (a) >>: for a year; or",
            "subparagraph (b) >>: for three years.",
            "subparagraph (2) >: It keeps a register.",
            "operative 3. (1): No fee is payable.",
            "subparagraph (2) >: A deposit is.",
            "operative 4: (a) Paragraph (a) alone is no list.",
            "operative 5: (1) Nor is one that another section ends.",
            "operative 6: (2) What is not the first is not, either.",
        ],
    ),
    "a resolution whose paragraph is a list from its first word": (
        """\
L’Assemblée générale,

1. a) Prie le Secrétaire général de faire rapport;

b) Prie les États de répondre;

2. Décide de rester saisie de la question.
""",
        [
            "opening: L’Assemblée générale,",
            "operative 1. a): Prie le Secrétaire général de faire rapport;",
            "subparagraph b) >: Prie les États de répondre;",
            "operative 2: Décide de rester saisie de la question.",
        ],
    ),
    "numbers under letters, as in the United States": (
        """\
§ 105. Permits

(a) No person shall discharge.

(b) An application shall:

(1) describe the discharge;

(2) identify the water that:

(i) receives it; or

(ii) may receive it.

(c) A permit lasts one year.

§ 106. Fees

The fee is $50 under 33 U.S.C. § 1251.
""",
        [
            "heading § 105: Permits",
            "subparagraph (a) >: No person shall discharge.",
            "subparagraph (b) >: An application shall:",
            "subparagraph (1) >>: describe the discharge;",
            "subparagraph (2) >>: identify the water that:",
            "subparagraph (i) >>>: receives it; or",
            "subparagraph (ii) >>>: may receive it.",
            "subparagraph (c) >: A permit lasts one year.",
            "heading § 106: Fees",
            "other: The fee is $50 under 33 U.S.C. § 1251.",
        ],
    ),
    "numbers under numbers in brackets, as in German": (
        """\
§ 2 Begriffe

(1) Im Sinne dieses Gesetzes ist

1. Imker, wer Honig gewinnt nach § 3,

2. Halter, wer ein Volk hält.

(2) Das Nähere wird bestimmt.

§ 3 Anzeige

(1) Die Haltung ist anzuzeigen.

(2) Eine Gebühr wird nicht erhoben.
""",
        [
            "heading § 2: Begriffe",
            "operative (1): Im Sinne dieses Gesetzes ist",
            "subparagraph 1 >: Imker, wer Honig gewinnt nach § 3,",
            "subparagraph 2 >: Halter, wer ein Volk hält.",
            "operative (2): Das Nähere wird bestimmt.",
            "heading § 3: Anzeige",
            "operative (1): Die Haltung ist anzuzeigen.",
            "operative (2): Eine Gebühr wird nicht erhoben.",
        ],
    ),
    "items of a French law": (
        """\
Article L. 121-3

La demande comporte :

1° Une pièce d’identité ;

2° Un certificat médical.
""",
        [
            "heading Article L. 121-3: ",
            "other: La demande comporte :",
            "subparagraph 1° >: Une pièce d’identité ;",
            "subparagraph 2° >: Un certificat médical.",
        ],
    ),
    "a statute of which a section was taken out": (
        """\
1. This Act may be cited as the Ports Act.

3. A licence lasts ten years.

4. No fee is payable.

5. The Authority keeps a register.
""",
        [
            "operative 1: This Act may be cited as the Ports Act.",
            "operative 3: A licence lasts ten years.",
            "operative 4: No fee is payable.",
            "operative 5: The Authority keeps a register.",
        ],
    ),
    "labels without stops, as the International Maritime Organization has them": (
        """\
The Conference of the Parties,

RECALLING its decisions,

1 ADOPTS the Guidelines;

2 INVITES Governments to apply them to:

.1 leakage;

.2 fire.

3 AGREES to review them:

.1 in 2030.

14 UNESCO documents
""",
        [
            "opening: The Conference of the Parties,",
            "preambular: RECALLING its decisions,",
            "operative 1: ADOPTS the Guidelines;",
            "operative 2: INVITES Governments to apply them to:",
            "subparagraph .1 >: leakage;",
            "subparagraph .2 >: fire.",
            "operative 3: AGREES to review them:",
            "subparagraph .1 >: in 2030.",
            "other: 14 UNESCO documents",
        ],
    ),
    "lists under paragraphs that are called OP1": (
        """\
The World Health Assembly,

(OP)1. URGES Member States:

(1) to raise awareness;

(2) to train staff;

(OP)2. REQUESTS the Director-General:

(1) to report.
""",
        [
            "opening: The World Health Assembly,",
            "operative OP1: URGES Member States:",
            "subparagraph (1) >: to raise awareness;",
            "subparagraph (2) >: to train staff;",
            "operative OP2: REQUESTS the Director-General:",
            "subparagraph (1) >: to report.",
        ],
    ),
    "French and Spanish paragraphs with degrees": (
        """\
La Asamblea General,

Recordando la decisión que adoptó en su

52º período de sesiones,

1º Decide celebrar una reunión;

2º Pide un informe.
""",
        [
            "opening: La Asamblea General,",
            "preambular: Recordando la decisión que adoptó en su",
            "preambular: 52º período de sesiones,",
            "operative 1°: Decide celebrar una reunión;",
            "operative 2°: Pide un informe.",
        ],
    ),
    "a paragraph and another one in its place": (
        """\
The Conference of the Parties,

1. Recalls its decisions;

2. Decides to establish a fund;

2. Alt. Invites Parties to submit views;

3. Requests a report.
""",
        [
            "opening: The Conference of the Parties,",
            "operative 1: Recalls its decisions;",
            "operative 2: Decides to establish a fund;",
            "operative 2 alt: Invites Parties to submit views;",
            "operative 3: Requests a report.",
        ],
    ),
    "a mail that quotes a draft": (
        """\
On Monday the Secretariat wrote:
> The General Assembly,
>
>      1. Condemns all forms of
> torture;
>
>      2. Decides to meet.
> > 3. Requests a report.
""",
        [
            "other: On Monday the Secretariat wrote:",
            "opening: The General Assembly,",
            "operative 1: Condemns all forms of torture;",
            "operative 2: Decides to meet.",
            "operative 3: Requests a report.",
        ],
    ),
    "articles that were inserted into a treaty": (
        """\
Article 5 bis Precaution

1. The Parties take care of all waters and of those who live by them in any part of the Region.

2. They report.

Article 5A

1. They meet each year in one of the ports of the Region, or in the capital of the State that asks.
""",
        [
            "heading Article 5 bis: Precaution",
            "operative 1: The Parties take care of all waters and of those who live by them in any part of the Region.",
            "operative 2: They report.",
            "heading Article 5A: ",
            "operative 1: They meet each year in one of the ports of the Region, or in the capital of the State that asks.",
        ],
    ),
    "a charter of articles alone": (
        """\
Charter of the Lake

Article 1

The Lake belongs to all.

Article 2
Boats

Boats need lights.

PART II

Article 3. – Fish

Fish are free.
""",
        [
            "other: Charter of the Lake",
            "heading Article 1: ",
            "other: The Lake belongs to all.",
            "heading Article 2: ",
            "other: Boats",
            "other: Boats need lights.",
            "heading PART II: ",
            "heading Article 3: Fish",
            "other: Fish are free.",
        ],
    ),
    "articles whose numbers stand before their words": (
        """\
Convention on Lighthouses

Article 1. The Parties shall maintain a light in each harbour that is open to the ships of all of them.

Article 2. Each light shall be:

(a) white;

(b) visible from ten miles.

Article 2 bis. – Lights are free.

Article 3 applies to them.
""",
        [
            "title: Convention on Lighthouses",
            "other Article 1: The Parties shall maintain a light in each harbour that is open to the ships of all of them.",
            "other Article 2: Each light shall be:",
            "subparagraph (a) >: white;",
            "subparagraph (b) >: visible from ten miles.",
            "heading Article 2 bis: Lights are free.",
            "other: Article 3 applies to them.",
        ],
    ),
    "a Chinese law": (
        "第一章 总则\n\n第一条　为了保护港口，制定本法。\n\n第二条　港口属于国家。\n",
        [
            "heading 第一章: 总则",
            "other 第一条: 为了保护港口，制定本法。",
            "other 第二条: 港口属于国家。",
        ],
    ),
    "the fifth letter of an Arabic list": (
        """\
إن الجمعية العامة،

1 - تهيب بالدول:

(د) أن تبلغ؛

(هـ) أن تدرب؛

(و) أن تجتمع.
""",
        [
            "opening: إن الجمعية العامة،",
            "operative 1: تهيب بالدول:",
            "subparagraph (د) >: أن تبلغ؛",
            "subparagraph (هـ) >: أن تدرب؛",
            "subparagraph (و) >: أن تجتمع.",
        ],
    ),
    "closings whose meeting has no adjective before the date": (
        """\
Le Conseil des droits de l’homme,

1. Décide de rester saisi de la question.

39e séance
26 septembre 2019
""",
        [
            "opening: Le Conseil des droits de l’homme,",
            "operative 1: Décide de rester saisi de la question.",
            "closing: 39e séance 26 septembre 2019",
        ],
    ),
    "a letter after (h), a numeral under a chapeau": (
        """\
The Security Council,

1. Decides to

(a) act;

(b) consider

(i) first,

(ii) second,

(iii) third;

(c) c;

(d) d;

(e) e;

(f) f;

(g) g;

(h) h;

(i) not a numeral;

(j) j:

(i) a numeral;

(ii) another.
""",
        [
            "opening: The Security Council,",
            "operative 1: Decides to",
            "subparagraph (a) >: act;",
            "subparagraph (b) >: consider",
            "subparagraph (i) >>: first,",
            "subparagraph (ii) >>: second,",
            "subparagraph (iii) >>: third;",
            "subparagraph (c) >: c;",
            "subparagraph (d) >: d;",
            "subparagraph (e) >: e;",
            "subparagraph (f) >: f;",
            "subparagraph (g) >: g;",
            "subparagraph (h) >: h;",
            "subparagraph (i) >: not a numeral;",
            "subparagraph (j) >: j:",
            "subparagraph (i) >>: a numeral;",
            "subparagraph (ii) >>: another.",
        ],
    ),
    "a numeral under (h)": (
        """\
The Security Council,

1. Decides:

(g) g;

(h) To consider:

(i) one;

(ii) two;

(i) i.
""",
        [
            "opening: The Security Council,",
            "operative 1: Decides:",
            "subparagraph (g) >: g;",
            "subparagraph (h) >: To consider:",
            "subparagraph (i) >>: one;",
            "subparagraph (ii) >>: two;",
            "subparagraph (i) >: i.",
        ],
    ),
    "three levels, capitals at the bottom": (
        """\
The General Assembly,

1. Requests:

a. States:

i. to act:

(A) now;

(B) later;

ii. to wait;

b. Others.

2. Decides.
""",
        [
            "opening: The General Assembly,",
            "operative 1: Requests:",
            "subparagraph a >: States:",
            "subparagraph i >>: to act:",
            "subparagraph (A) >>>: now;",
            "subparagraph (B) >>>: later;",
            "subparagraph ii >>: to wait;",
            "subparagraph b >: Others.",
            "operative 2: Decides.",
        ],
    ),
    "a list inside a sentence is no list of paragraphs": (
        """\
The Security Council,

1. Requests reports on 1) Information
exchange and on 2)
monitoring, in line with subparagraphs (a) and
(b) above;

2. Decides.
""",
        [
            "opening: The Security Council,",
            (
                "operative 1: Requests reports on 1) Information exchange and on 2) monitoring, in line with "
                "subparagraphs (a) and (b) above;"
            ),
            "operative 2: Decides.",
        ],
    ),
    "a paragraph goes on after its list": (
        """\
The General Assembly,

1. Invites States:

(a) To sign;

(b) To ratify;

and to inform the Secretary-General;

2. Decides.
""",
        [
            "opening: The General Assembly,",
            "operative 1: Invites States:",
            "subparagraph (a) >: To sign;",
            "subparagraph (b) >: To ratify;",
            "subparagraph >: and to inform the Secretary-General;",
            "operative 2: Decides.",
        ],
    ),
    "subparagraphs in the preamble": (
        """\
The General Assembly,

Recalling:

(a) Its resolution 1/1;

(b) Its resolution 2/2,

Mindful of both,

1. Decides.
""",
        [
            "opening: The General Assembly,",
            "preambular: Recalling:",
            "subparagraph (a) >: Its resolution 1/1;",
            "subparagraph (b) >: Its resolution 2/2,",
            "preambular: Mindful of both,",
            "operative 1: Decides.",
        ],
    ),
    "broken conventions at the ends of paragraphs": (
        """\
The General Assembly,

Recalling its resolution 1/1;

Noting the report.

1. Decides to meet.

2. Decides to part,
""",
        [
            "opening: The General Assembly,",
            "preambular: Recalling its resolution 1/1;",
            "preambular: Noting the report.",
            "operative 1: Decides to meet.",
            "operative 2: Decides to part,",
        ],
    ),
    "no preamble, no comma": (
        "The General Assembly\n\n1. Approves the plan;\n\n2. Decides.",
        ["opening: The General Assembly", "operative 1: Approves the plan;", "operative 2: Decides."],
    ),
    "one operative paragraph without a number": (
        "The Security Council,\n\nHaving heard the parties,\n\nDecides to extend the mandate.",
        [
            "opening: The Security Council,",
            "preambular: Having heard the parties,",
            "operative: Decides to extend the mandate.",
        ],
    ),
    "an organ nobody foresaw": (
        "The Conference of the Parties,\n\nAware of the risks,\n\n1. Adopts the rules;\n\n2. Invites comments.",
        [
            "opening: The Conference of the Parties,",
            "preambular: Aware of the risks,",
            "operative 1: Adopts the rules;",
            "operative 2: Invites comments.",
        ],
    ),
    "headings, plain and numbered": (
        """\
The General Assembly,

Recalling its resolution 1/1,

I. General

1. Decides to meet;

Reporting and review

2. Requests a report;

II

Implementation of the Convention

3. Decides.
""",
        [
            "opening: The General Assembly,",
            "preambular: Recalling its resolution 1/1,",
            "heading I: General",
            "operative 1: Decides to meet;",
            "heading: Reporting and review",
            "operative 2: Requests a report;",
            "heading: II",
            "heading: Implementation of the Convention",
            "operative 3: Decides.",
        ],
    ),
    "annexes, each with its own numbers": (
        """\
The General Assembly,

1. Adopts the rules.

5th plenary meeting
1 May 1999

Annex I

Rules of procedure

A. Sessions

1. The Committee meets:

(a) in spring;

(b) in autumn.

2. It reports.

ANNEX II
Form of the report

1. Name.

Appendix

Signatures
""",
        [
            "opening: The General Assembly,",
            "operative 1: Adopts the rules.",
            "closing: 5th plenary meeting 1 May 1999",
            "annex I annex: Annex I",
            "annex I title: Rules of procedure",
            "annex I heading A: Sessions",
            "annex I operative 1: The Committee meets:",
            "annex I subparagraph (a) >: in spring;",
            "annex I subparagraph (b) >: in autumn.",
            "annex I operative 2: It reports.",
            "annex II annex: ANNEX II",
            "annex II title: Form of the report",
            "annex II operative 1: Name.",
            "appendix annex: Appendix",
            "appendix other: Signatures",
        ],
    ),
    "a composite resolution": (
        """\
31/16. Zones

A

Zone in the north

The General Assembly,

Recalling its resolution 3472 (XXX),

1. Calls upon States to act;

2. Requests a report.

85th plenary meeting
10 December 1976

B

Zone in the south

The General Assembly,

1. Calls upon States to wait.

85th plenary meeting
10 December 1976
""",
        [
            "title: Zones",
            "A heading: A",
            "A title: Zone in the north",
            "A opening: The General Assembly,",
            "A preambular: Recalling its resolution 3472 (XXX),",
            "A operative 1: Calls upon States to act;",
            "A operative 2: Requests a report.",
            "A closing: 85th plenary meeting 10 December 1976",
            "B heading: B",
            "B title: Zone in the south",
            "B opening: The General Assembly,",
            "B operative 1: Calls upon States to wait.",
            "B closing: 85th plenary meeting 10 December 1976",
        ],
    ),
    "a declaration in an annex": (
        """\
The General Assembly,

Adopts the Declaration annexed to the present resolution.

Annex

Declaration on coasts

The General Assembly,

Considering that coasts matter,

Proclaims this Declaration:

Article 1

Everyone has a right to the coast.

Article 2

1. No coast is sold.

2. Article 1 applies.
""",
        [
            "opening: The General Assembly,",
            "operative: Adopts the Declaration annexed to the present resolution.",
            "annex annex: Annex",
            "annex title: Declaration on coasts",
            "annex opening: The General Assembly,",
            "annex preambular: Considering that coasts matter,",
            "annex operative: Proclaims this Declaration:",
            "annex heading Article 1: ",
            "annex other: Everyone has a right to the coast.",
            "annex heading Article 2: ",
            "annex operative 1: No coast is sold.",
            "annex operative 2: Article 1 applies.",
        ],
    ),
    "a statute": (
        """\
Bylaws of the Society

Article 1
Name

1. The Society is called the Society.

2. Its seat is

(a) in Geneva;

(b) elsewhere.

Article 2
Members

Anyone may join.
""",
        [
            "title: Bylaws of the Society",
            "heading Article 1: ",
            "heading: Name",
            "operative 1: The Society is called the Society.",
            "operative 2: Its seat is",
            "subparagraph (a) >: in Geneva;",
            "subparagraph (b) >: elsewhere.",
            "heading Article 2: ",
            "heading: Members",
            "other: Anyone may join.",
        ],
    ),
    "decimal numbers": (
        "1. Purpose and scope of the rules.\n\n1.1 They bind all.\n\n1.2 They bind now.\n\n2. They end.",
        [
            "operative 1: Purpose and scope of the rules.",
            "subparagraph 1.1 >: They bind all.",
            "subparagraph 1.2 >: They bind now.",
            "operative 2: They end.",
        ],
    ),
    "numbers with brackets": (
        "The General Assembly,\n\n1) Decides to meet:\n\na) now;\n\nb) later;\n\n2) Decides.",
        [
            "opening: The General Assembly,",
            "operative 1): Decides to meet:",
            "subparagraph a) >: now;",
            "subparagraph b) >: later;",
            "operative 2): Decides.",
        ],
    ),
    "an inserted paragraph": (
        "The General Assembly,\n\n1. Decides;\n\n1 bis. Decides also;\n\n2. Decides.",
        [
            "opening: The General Assembly,",
            "operative 1: Decides;",
            "operative 1 bis: Decides also;",
            "operative 2: Decides.",
        ],
    ),
    "French": (
        """\
L’Assemblée générale,

Rappelant sa résolution 57/218,

Consciente des risques,

1. Prie les États :

a) D’agir;

b) De protéger :

i) Les filles;

ii) Les garçons;

2. Décide d’en rester là.

77e séance plénière
22 décembre 2003

Annexe II

Règles

1. Première règle.
""",
        [
            "opening: L’Assemblée générale,",
            "preambular: Rappelant sa résolution 57/218,",
            "preambular: Consciente des risques,",
            "operative 1: Prie les États :",
            "subparagraph a) >: D’agir;",
            "subparagraph b) >: De protéger :",
            "subparagraph i) >>: Les filles;",
            "subparagraph ii) >>: Les garçons;",
            "operative 2: Décide d’en rester là.",
            "closing: 77e séance plénière 22 décembre 2003",
            "annex II annex: Annexe II",
            "annex II title: Règles",
            "annex II operative 1: Première règle.",
        ],
    ),
    "French, one operative paragraph": (
        "Le Conseil de sécurité,\n\nAyant examiné le rapport,\n\nDécide de proroger le mandat.",
        [
            "opening: Le Conseil de sécurité,",
            "preambular: Ayant examiné le rapport,",
            "operative: Décide de proroger le mandat.",
        ],
    ),
    "Spanish": (
        """\
La Asamblea General,

Recordando su resolución 57/218,

Preocupada por los riesgos,

Pide a los Estados que actúen.

77ª sesión plenaria
22 de diciembre de 2003

Anexo

1. Primera regla.
""",
        [
            "opening: La Asamblea General,",
            "preambular: Recordando su resolución 57/218,",
            "preambular: Preocupada por los riesgos,",
            "operative: Pide a los Estados que actúen.",
            "closing: 77ª sesión plenaria 22 de diciembre de 2003",
            "annex annex: Anexo",
            "annex operative 1: Primera regla.",
        ],
    ),
    "Russian": (
        """\
Генеральная Ассамблея,

ссылаясь на свою резолюцию 57/218,

будучи глубоко обеспокоена рисками,

1. просит государства:

a) действовать;

b) докладывать;

2. постановляет продолжить работу.

77-е пленарное заседание,
22 декабря 2003 года

Приложение I

1. Первое правило.
""",
        [
            "opening: Генеральная Ассамблея,",
            "preambular: ссылаясь на свою резолюцию 57/218,",
            "preambular: будучи глубоко обеспокоена рисками,",
            "operative 1: просит государства:",
            "subparagraph a) >: действовать;",
            "subparagraph b) >: докладывать;",
            "operative 2: постановляет продолжить работу.",
            "closing: 77-е пленарное заседание, 22 декабря 2003 года",
            "annex I annex: Приложение I",
            "annex I operative 1: Первое правило.",
        ],
    ),
    "Russian, one operative paragraph": (
        "Совет Безопасности,\n\nссылаясь на свои резолюции,\n\nпостановляет продлить мандат.",
        [
            "opening: Совет Безопасности,",
            "preambular: ссылаясь на свои резолюции,",
            "operative: постановляет продлить мандат.",
        ],
    ),
    "Chinese": (
        """\
大会，

回顾其2002年12月18日第57/218号决议，

重申《世界人权宣言》宣布人人生而自由，在尊严和权利上一律平等，而且人人有资格享有其中所载的
一切权利和自由，

1. 请所有会员国：

(a) 保护儿童；

(b) 提出报告；

2. 决定继续审议此事。

2003年12月22日
第77次全体会议

附件二

1. 第一条规则。
""",
        [
            "opening: 大会，",
            "preambular: 回顾其2002年12月18日第57/218号决议，",
            (
                "preambular: 重申《世界人权宣言》宣布人人生而自由，在尊严和权利上一律平等，而且人人有资格享有其中所载的"
                "一切权利和自由，"
            ),
            "operative 1: 请所有会员国：",
            "subparagraph (a) >: 保护儿童；",
            "subparagraph (b) >: 提出报告；",
            "operative 2: 决定继续审议此事。",
            "closing: 2003年12月22日 第77次全体会议",
            "annex II annex: 附件二",
            "annex II operative 1: 第一条规则。",
        ],
    ),
    "an excerpt that begins at another number": (
        "12. The registrar keeps it.\n\n13. A reader may:\n\n(a) See it;\n\n(b) Copy it.\n\n14. It is public.",
        [
            "operative 12: The registrar keeps it.",
            "operative 13: A reader may:",
            "subparagraph (a) >: See it;",
            "subparagraph (b) >: Copy it.",
            "operative 14: It is public.",
        ],
    ),
    "years are no excerpt": (
        "1993. The harbour was built.\n\n1994. The pier was built.\n\n1995. The pier burnt.",
        [
            "other: 1993. The harbour was built.",
            "other: 1994. The pier was built.",
            "other: 1995. The pier burnt.",
        ],
    ),
    "two numbers are no excerpt": (
        "12. The registrar keeps the register.\n\n13. The register is public.",
        ["other: 12. The registrar keeps the register.", "other: 13. The register is public."],
    ),
    "labels of Chinese": (
        """\
大会，

回顾《联合国宪章》，

1. 吁请各国：

(a)制定立法：

㈠ 禁止酷刑；

㈡ 保护证人；

（b）培训法官；

2. 请秘书长：

（一）提出报告；

（二）召开会议；

3. 决定继续审议此事。
""",
        [
            "opening: 大会，",
            "preambular: 回顾《联合国宪章》，",
            "operative 1: 吁请各国：",
            "subparagraph (a) >: 制定立法：",
            "subparagraph (一) >>: 禁止酷刑；",
            "subparagraph (二) >>: 保护证人；",
            "subparagraph (b) >: 培训法官；",
            "operative 2: 请秘书长：",
            "subparagraph (一) >: 提出报告；",
            "subparagraph (二) >: 召开会议；",
            "operative 3: 决定继续审议此事。",
        ],
    ),
    "Chinese numerals": (
        "大会，\n\n回顾《联合国宪章》，\n\n"
        + "\n\n".join(
            f"{number}、请各国提出第{number}次报告；"
            for number in "一 二 三 四 五 六 七 八 九 十 十一".split()
        ),
        [
            "opening: 大会，",
            "preambular: 回顾《联合国宪章》，",
            *(
                f"operative {number}: 请各国提出第{number}次报告；"
                for number in "一 二 三 四 五 六 七 八 九 十 十一".split()
            ),
        ],
    ),
    "Arabic": (
        """\
إن الجمعية العامة،

إذ تشير إلى قرارها 57/218،

وإذ تعرب عن القلق،

1 - تطلب إلى الدول أن تعمل؛

2 - تقرر مواصلة النظر.

الجلسة العامة 77
22 كانون الأول/ديسمبر 2003

المرفق الثاني

1 - القاعدة الأولى.
""",
        [
            "opening: إن الجمعية العامة،",
            "preambular: إذ تشير إلى قرارها 57/218،",
            "preambular: وإذ تعرب عن القلق،",
            "operative 1: تطلب إلى الدول أن تعمل؛",
            "operative 2: تقرر مواصلة النظر.",
            "closing: الجلسة العامة 77 22 كانون الأول/ديسمبر 2003",
            "annex II annex: المرفق الثاني",
            "annex II operative 1: القاعدة الأولى.",
        ],
    ),
    "Arabic, one operative paragraph": (
        "إن مجلس الأمن،\n\nإذ يشير إلى قراراته،\n\nيقرر تمديد الولاية.",
        ["opening: إن مجلس الأمن،", "preambular: إذ يشير إلى قراراته،", "operative: يقرر تمديد الولاية."],
    ),
    "a letter": (
        """\
Dear colleagues,

We met in 2019 and again last week, in order to talk about the draft. There were
5 of us.

Chapter

Best wishes
""",
        [
            "other: Dear colleagues,",
            "other: We met in 2019 and again last week, in order to talk about the draft. There were 5 of us.",
            "other: Chapter",
            "other: Best wishes",
        ],
    ),
    "a decision without a number ahead of a numbered declaration": (
        """\
The General Assembly,

Adopts the following declaration:

Declaration on Coasts

We, the Heads of State and Government, have met and have resolved to keep the coasts.

I. Introduction

1. Coasts are long.

2. We will walk along all of them.
""",
        [
            "opening: The General Assembly,",
            "operative: Adopts the following declaration:",
            "heading: Declaration on Coasts",
            "other: We, the Heads of State and Government, have met and have resolved to keep the coasts.",
            "heading I: Introduction",
            "operative 1: Coasts are long.",
            "operative 2: We will walk along all of them.",
        ],
    ),
    "a sentence in quotation marks": (
        """\
The General Assembly,

1. Decides that article 5 shall read:

“The Tribunal shall have nine members.”

2. Decides to meet.
""",
        [
            "opening: The General Assembly,",
            "operative 1: Decides that article 5 shall read:",
            "other: “The Tribunal shall have nine members.”",
            "operative 2: Decides to meet.",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_kinds_labels_levels_and_parts(case: str, outline: Outline) -> None:
    source, expected = CASES[case]
    assert outline(source) == expected


SECTIONS = [
    ("Article premier", "Objet", "Article 2", "Les Parties coopèrent."),
    ("Artículo 1", "Objeto", "Artículo 2", "Las Partes cooperan."),
    ("Статья 1", "Цель", "Статья 2", "Стороны сотрудничают."),
    ("第一条", "目的", "第二条", "各缔约方应合作。"),
    ("المادة 1", "الهدف", "المادة 2", "تتعاون الأطراف."),
    ("Artikel 1", "Zweck", "Artikel 2", "Die Parteien arbeiten zusammen."),
]


@pytest.mark.parametrize(("first", "title", "second", "text"), SECTIONS, ids=[case[0] for case in SECTIONS])
def test_the_number_of_an_article_is_its_label_in_every_language(
    first: str, title: str, second: str, text: str, outline: Outline
) -> None:
    source = f"{first} {title}\n\n1. {text}\n\n2. {text}\n\n{second}\n{title}\n\n1. {text}\n\n2. {text}\n"
    below = [f"operative 1: {text}", f"operative 2: {text}"]
    assert outline(source) == [
        f"heading {first}: {title}",
        *below,
        f"heading {second}: ",
        f"heading: {title}",
        *below,
    ]


def test_one_article_in_a_text_without_structure_has_a_label_and_nothing_else_is_invented(
    outline: Outline,
) -> None:
    text = "Article 5\n\nFees\n\nFees are set by the Authority.\n\nArticle 6: Ships pay a fee every year."
    assert outline(text) == [
        "heading Article 5: ",
        "other: Fees",
        "other: Fees are set by the Authority.",
        "other Article 6: Ships pay a fee every year.",
    ]
    assert outline(text, plain=True)[0] == "other: Article 5"


def test_a_note_may_be_called_at_the_number_of_an_article() -> None:
    text = "Article 1¹\n\n1. A club is founded.\n\n2. It meets.\n\n____________\n¹ See rule 1.\n"
    heading = understood(text).paragraphs[0]
    assert (heading.label, heading.text) == ("Article 1", "")
    assert [(mark.offset, mark.note) for mark in heading.marks] == [(0, 0)]


UNBROKEN = [case for case in CASES if case not in ("a letter", "Chinese", "a Chinese law", "decimal numbers")]


@pytest.mark.parametrize("case", UNBROKEN)
def test_blank_lines_are_not_needed_where_labels_and_stops_tell(case: str, outline: Outline) -> None:
    source, expected = CASES[case]
    assert outline(source.replace("\n\n", "\n")) == expected


def test_what_is_inserted_before_a_first_subsection_leaves_its_words_as_they_were() -> None:
    old = "5. (1) A person may apply for a licence.\n\n(2) The fee is 40 pounds.\n\n6. Licences lapse."
    new = (
        "5. (1) Nobody sails unseen.\n\n(2) A person may apply for a licence.\n\n(3) The fee is 40 pounds.\n\n"
        "6. Licences lapse."
    )
    found = compare.texts(old, new)
    assert [(match.kind, match.old, match.new) for match in found.matches] == [
        (MatchKind.INSERTED, (), (0,)),
        (MatchKind.IDENTICAL, (0,), (1,)),
        (MatchKind.IDENTICAL, (1,), (2,)),
        (MatchKind.IDENTICAL, (2,), (3,)),
    ]


@pytest.mark.parametrize("case", CASES)
def test_plain_reading_invents_nothing(case: str, outline: Outline) -> None:
    source, _ = CASES[case]
    lines = outline(source, plain=True)
    assert all(line.startswith("other: ") for line in lines)
    words = " ".join(line.removeprefix("other: ") for line in lines)
    assert "".join(words.split()) == "".join(source.split())


def test_a_text_whose_labels_have_no_stops_is_written_as_it_was() -> None:
    text = (
        "The Conference of the Parties,\n\n1. Decides:\n\n.1 one;\n\n.2 two;\n\n2. (a) Notes;\n\n(b) Asks.\n"
    )
    assert write_document(understood(text)) == text


def test_plain_reading_leaves_furniture_notes_and_marks_where_they_stand(outline: Outline) -> None:
    source = (
        "The General Assembly,\n\nRecalling the Act1 and\n\n_____\n1 Resolution 1.\n2/7 18-01971\nthe Pact,\n"
    )
    assert outline(source, plain=True) == [
        "other: The General Assembly,",
        "other: Recalling the Act1 and",
        "other: _____ 1 Resolution 1. 2/7 18-01971 the Pact,",
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("gone", [[700], [1000], [1001, 1002], range(1010, 1100)], ids=str)
def test_numbers_of_a_long_statute_go_on_behind_those_that_were_repealed(
    gone: list[int], between: str, outline: Outline
) -> None:
    numbers = [n for n in range(1, 1120) if n not in gone]
    found = outline(between.join(f"{n}. The warden of harbours keeps the book of tolls;" for n in numbers))
    assert found == [f"operative {n}: The warden of harbours keeps the book of tolls;" for n in numbers]


def test_a_year_at_the_beginning_of_a_paragraph_is_no_number(outline: Outline) -> None:
    text = "1. The book is kept.\n\n2. The book is shown.\n\n1994. A year of storms, it was lost."
    assert outline(text)[-1] == "other: 1994. A year of storms, it was lost."
