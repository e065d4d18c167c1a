from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import document

from compare.diff import compare
from compare.model import Comparison, Document, Kind, MatchKind, Note, Paragraph, Range

A = "Urges all States to protect the human rights of migrant children, in particular unaccompanied ones"
B = "Requests the Secretary-General to submit a report on trafficking in persons at its next session"
C = "Encourages Governments to remove obstacles to the transfer of earnings and pensions of workers"
D = "Welcomes the proclamation of International Migrants Day and invites observance by all societies"
E = "Condemns acts of racism and xenophobia at borders, airports and checkpoints during transit"

SHIP = "States to promote and protect fully the dignity of seafarers"
TREATY = "the Convention on the Rights of All Seafarers and Members of Their Families"
TASKS = [
    f"{verb} the {thing} of the {which} delta"
    for verb, thing, which in zip(
        "monitor mark train inspect renew publish lend count widen paint weigh oil sweep map".split(),
        "fairways buoys pilots ferries wharves tides gauges dredgers harbours lights ballast cranes reeds mud".split(),
        "upper lower inner outer older newer wider narrow north south east west far near".split(),
        strict=True,
    )
]
"""A list too long for any of its items to be alike to all of it."""

LAW = "in accordance with their obligations under international human rights law"
JOIN = "Calls upon all States that have not done so to join"

LISTED = (
    "an entity that the Board has listed under paragraph 36 of the Tariff Ordinance or 11 of the Harbour Act"
)


def said(comparison: Comparison) -> str:
    """Return the matches as `old>new kind flags`, in reading order."""
    words = []
    for match in comparison.matches:
        old = "+".join(str(i) for i in match.old) or "-"
        new = "+".join(str(j) for j in match.new) or "-"
        flags = " moved" * match.moved + " renumbered" * bool(match.renumbered)
        words.append(f"{old}>{new} {match.kind}{flags}")
    return "; ".join(words)


CASES = [
    ("the same", f"1: {A}; | 2: {B}.", f"1: {A}; | 2: {B}.", "0>0 identical; 1>1 identical"),
    (
        "an inserted paragraph renumbers what follows, whatever else changed there",
        f"1: {A}; | 2: {B}.",
        f"1: {A}; | 2: {C}; | 3: {B} or later.",
        "0>0 identical; ->1 inserted; 1>2 modified renumbered",
    ),
    (
        "a deleted paragraph is told where it stood",
        f"1: {A}; | 2: {C}; | 3: {B}.",
        f"1: {A}; | 2: {B}.",
        "0>0 identical; 1>- deleted; 2>1 identical renumbered",
    ),
    (
        "of two that changed places the one that kept its number stayed",
        f"1: {A}; | 2: {B}; | 3: {C}, and to what has been said of it here.",
        f"1: {C}, and to what has been said of it here; | 2: {B}; | 3: {A}.",
        "2>0 modified moved renumbered; 1>1 identical; 0>2 modified moved renumbered",
    ),
    (
        "a moved and edited paragraph",
        f"1: {A}; | 2: {B}; | 3: {C}; | 4: {D}.",
        f"1: {B}; | 2: {C}; | 3: {D}; | 4: {A.replace('Urges', 'Invites')}.",
        "1>0 identical renumbered; 2>1 identical renumbered; 3>2 modified renumbered; 0>3 modified moved renumbered",
    ),
    (
        "an inserted paragraph with a clause that other paragraphs have too is no deleted one come back",
        (f"P: {E}, | 1: {A}, as set out in the Durban Declaration and Programme of Action; | 2: {B}; | "
        "3: Notes the views on the human rights of migrants in the Durban Declaration and Programme of Action; | "
        f"4: {C}."),
        (f"P: {E}, | P: Mindful of the recommendations of the Durban Declaration and Programme of Action, | "
        f"1: {A}, as set out in the Durban Declaration and Programme of Action; | 2: {B}; | 3: {C}."),
        "0>0 identical; ->1 inserted; 1>2 identical; 2>3 identical; 3>- deleted; 4>4 identical renumbered",
    ),
    (
        "a rewritten paragraph is known by its opening and by words that no other paragraph has",
        (f"1: {A}; | 2: {B}; | 3: {C}; | 4: Invites the coastal observatories of the region to publish their tide "
        "tables, to lend their gauges to neighbouring ports and to train harbour masters in reading them."),
        ("1: Requests the coastal observatories of the region to measure, with the aid of satellites and of fishermen "
        "who volunteer, the salinity of estuaries and to lend gauges each month of the year to schools; | "
        f"2: {A}; | 3: {B}; | 4: {C};"),
        ("3>0 modified moved renumbered; 0>1 identical renumbered; 1>2 identical renumbered; "
        "2>3 identical renumbered"),
    ),
    (
        "a formula with the numbers of the next year stands for that of the year before",
        f"P: Recalling its resolution 57/218 of 18 December 2002, | P: {E}, | 1: {A}.",
        f"P: Recalling its resolution 58/190 of 22 December 2003, | P: {E}, | 1: {A}.",
        "0>0 modified; 1>1 identical; 2>2 identical",
    ),
    (
        "a formula with other numbers that stands elsewhere is another one",
        f"P: Recalling its resolution 57/218 of 18 December 2002, | P: {E}, | 1: {A}.",
        f"P: {E}, | P: Recalling its resolution 40/144 of 13 December 1985, | 1: {A}.",
        "0>- deleted; 1>0 identical; ->1 inserted; 2>2 identical",
    ),
    (
        "plain words alone make no successor",
        f"P: {E}, | P: Taking note of the report of the Secretary-General on the milling of rice, | 1: {A}.",
        f"P: {E}, | P: Taking note of the report of the Secretary-General on dike insurance, | 1: {A}.",
        "0>0 identical; 1>- deleted; ->1 inserted; 2>2 identical",
    ),
    (
        "two paragraphs recut into three",
        ("1: Every master shall keep a log. It shall be written in ink and be shown to the warden on demand. | "
        "2: The harbour office may copy entries that concern cargo. It shall send a monthly list of arrivals "
        f"to the Ministry. | 3: {A}."),
        ("1: Every master shall keep a log. | 2: It shall be written in ink and be shown to the warden on demand. "
        "The harbour office may copy entries that concern cargo. | 3: The office shall send a monthly list of "
        f"arrivals to the Ministry. | 4: {A}."),
        "0+1>0+1+2 regrouped; 2>3 identical renumbered",
    ),
    (
        "a clause that crossed between two paragraphs that stay two is a passage",
        ("1: Every master shall keep a log written in ink. The harbour office may copy entries that concern cargo. "
        "| 2: The Ministry shall publish a monthly list of arrivals and of departures."),
        ("1: Every master shall keep a log written in ink. | 2: The harbour office may copy entries that concern "
        "cargo. The Ministry shall publish a monthly list of arrivals and of departures."),
        "0>0 modified; 1>1 modified",
    ),
    (
        "a short chapeau belongs to the paragraph that was unfolded into its list",
        (f"1: {A}; | 2: Requests the Institute to maintain its network of tide gauges, to publish the readings within "
        f"a month of the end of each quarter, and to offer training to the masters of small ports; | 3: {B}."),
        (f"1: {A}; | 2: Requests the Institute: | 2a: To maintain and extend its network of tide gauges; | 2b: To publish "
        "the readings within a fortnight of the end of each quarter; | 2c: To offer training, in the local languages, "
        f"to the masters of small ports; | 3: {B}."),
        "0>0 identical; 1>1+2+3+4 split; 2>5 identical",
    ),
    (
        "a paragraph that moved and changed is known by what it is about, though all its words stand elsewhere too",
        (f"1: Calls upon {SHIP}, as contained in the Programme of Action; | 2: {A}; | 3: {B}; | 4: Stresses the need "
        "to promote and protect fully the dignity of seafarers wherever they reside; | 5: Recalls the Programme of "
        f"Action, as contained in the annex; | 6: {D}."),
        (f"1: {A}; | 2: {B}; | 3: Stresses the need to promote and protect fully the dignity of seafarers wherever they "
        "reside; | 4: Recalls the Programme of Action, as contained in the annex; | 5: Urges "
        f"{SHIP}, in a timely manner; | 6: {D}."),
        ("1>0 identical renumbered; 2>1 identical renumbered; 3>2 identical renumbered; 4>3 identical renumbered; "
        "0>4 modified moved renumbered; 5>5 identical"),
    ),
    (
        "a deleted and an inserted paragraph that name the same treaty are two",
        f"1: Notes with satisfaction the entry into force of {TREATY}; | 2: {A}; | 3: {B}; | 4: {C}.",
        f"1: {A}; | 2: {B}; | 3: {C}; | 4: Invites Governments to consider ratifying {TREATY}.",
        ("0>- deleted; 1>0 identical renumbered; 2>1 identical renumbered; 3>2 modified renumbered; ->3 inserted"),
    ),
    (
        "a long list that is folded into its chapeau",
        (f"1: Requests the Authority: | {' | '.join(f'1{chr(97 + k)}: {task};' for k, task in enumerate(TASKS))} | "
        f"2: {A}."),
        f"1: Requests the Authority: {'; '.join(TASKS)}; | 2: {A}.",
        f"{'+'.join(map(str, range(15)))}>0 merged; 15>1 identical",
    ),
    (
        "a clause that changed its place within a paragraph is no part of another one that shares it",
        ("P: Taking note of Opinion 16/99, issued by the Inter-American Court of Human Rights on 1 October 1999, on The "
        "Right to Information on Consular Assistance in the Framework of the Guarantees of the Due Process of Law, in the "
        "case of foreign nationals detained by the authorities of a receiving State, | P: Taking note also of Opinion "
        "18/03, issued by the Inter-American Court of Human Rights on 17 September 2003, on the juridical condition of "
        f"undocumented persons, | 1: {A}. | 2: {B}. | 3: {C}."),
        ("P: Welcoming Opinion 16/99, on The Right to Information on Consular Assistance in the Framework of the "
        "Guarantees of the Due Process of Law, issued by the Inter-American Court of Human Rights on 1 October 1999, in "
        f"the case of foreign nationals detained by the authorities of a receiving State, | 1: {A}. | 2: {B}. | 3: {C}."),
        "0>0 modified; 1>- deleted; 2>1 identical; 3>2 identical; 4>3 identical",
    ),
    (
        "a part that stands far from its paragraph is known by words that no other paragraph has",
        ("1: Recommends that each member keep a catalogue of mobile libraries; | "
        f"2: {A}; | 3: {B}; | 4: {C}; | 5: {D}; | 6: {E}; | "
        "7: Recommends that the drivers of mobile libraries be trained in first aid."),
        ("1: Recommends that each member keep a catalogue of mobile libraries, and train the drivers "
        f"of those libraries in first aid; | 2: {A}; | 3: {B}; | 4: {C}; | 5: {D}; | 6: {E};"),
        "0+6>0 merged; 1>1 identical; 2>2 identical; 3>3 identical; 4>4 identical; 5>5 identical",
    ),
    (
        "a part whose words the other part says again",
        (f"1: Leaders of {LISTED}, or those who acted for, or on behalf of, an individual or {LISTED}; | "
        f"2: {A}; | 3: {B}."),
        (f"1: Leaders of {LISTED}; | 2: At the direction of an individual or {LISTED}; | "
        f"3: {A}; | 4: {B}."),
        "0>0+1 split; 1>2 identical renumbered; 2>3 identical renumbered",
    ),
    (
        "a title goes with the title, and with no paragraph that says the same",
        f"T: Protection of migrants | O: The Assembly, | P: {A}, | P: Reaffirming the protection of migrants in transit, | 1: {B}.",
        f"T: Protection of migrants in transit | O: The Assembly, | P: {A}, | 1: {B}.",
        "0>0 modified; 1>1 identical; 2>2 identical; 3>- deleted; 4>3 identical",
    ),
    (
        "of two drafts in one text the title goes with its draft",
        f"T: Regional arrangements | O: The Assembly, | 1: {A}. | H: Draft resolution II | T: Promotion of transparency | O: The Assembly, | 1: {B}.",
        f"T: Promotion of transparency | O: The Assembly, | 1: {B}.",
        "0>- deleted; 1>- deleted; 2>- deleted; 3>- deleted; 4>0 identical; 5>1 identical; 6>2 identical",
    ),
    (
        "sponsors go with the sponsors, however many are others",
        f"S: Aldora, Brevia and Cordal: draft resolution | O: The Assembly, | 1: {A}.",
        f"S: Doria, Estavar and Ferrand: revised draft resolution | O: The Assembly, | 1: {A}.",
        "0>0 modified; 1>1 identical; 2>2 identical",
    ),
    (
        "a title goes with the title, and not with that of an annex",
        f"T: Right to peace | O: The Assembly, | 1: {B}. | A: Annex | T: Declaration on the Right to Peace | 1: {C}.",
        f"T: Declaration on the Right to Peace | O: The Assembly, | 1: {B}.",
        "0>0 modified; 1>1 identical; 2>2 identical; 3>- deleted; 4>- deleted; 5>- deleted",
    ),
    (
        "two paragraphs of which the one lost and the other has the end that any may have",
        f"1: Encourages States to promote the right to education of girls, {LAW}; | 2: {A}; | 3: {B}.",
        f"1: Encourages States to promote the right to education of girls; | 2: Urges States to register births free of charge, {LAW}; | 3: {A}; | 4: {B}.",
        "0>0 modified; ->1 inserted; 1>2 identical renumbered; 2>3 identical renumbered",
    ),
    (
        "a deleted paragraph whose end, that any may have, another one took",
        f"1: Encourages States to promote the right to education of girls; | 2: Urges States to register births free of charge, {LAW}; | 3: {A}; | 4: {B}.",
        f"1: Encourages States to promote the right to education of girls, {LAW}; | 2: {A}; | 3: {B}.",
        "0>0 modified; 1>- deleted; 2>1 identical renumbered; 3>2 identical renumbered",
    ),
    (
        "the line above a list that was folded goes with the list",
        f"1: {A}; | 2: Decides to establish the following posts: | 2a: One post of Logistics Officer; | 2b: Two posts of Engineering Assistant; | 3: {B}.",
        f"1: {A}; | 2: Decides to establish one post of Logistics Officer and two posts of Engineering Assistant; | 3: {B}.",
        "0>0 identical; 1+2+3>1 merged; 4>2 identical",
    ),
    (
        "an item goes with those before and behind it",
        f"1: {A}; | 2: Decides to spend 900 pounds for the upkeep of the mole, 500 pounds for the support account of the harbour, 300 pounds for the depot at the western quay and 100 pounds for the pilots of the southern roads; | 3: {B} for the support account of the harbour.",
        f"1: {A}; | 2: Decides to spend: | 2a: 800 pounds for the upkeep of the mole; | 2b: 400 pounds for the support account of the harbour; | 2c: 200 pounds for the depot at the western quay; | 2d: 150 pounds for the pilots of the southern roads; | 3: {B} for the support account of the harbour.",
        "0>0 identical; 1>1+2+3+4+5 split; 2>6 identical",
    ),
    (
        "lines that are a word and a number are what they are",
        "X: Item 1 | X: Item 2 | X: Item 3 | X: Item 4",
        "X: Item 1 | X: Item 3 | X: Item 4",
        "0>0 identical; 1>- deleted; 2>1 identical; 3>2 identical",
    ),
    (
        "an item that was rewritten and went up its list is known by its beginning",
        f"1: {A}: | 1a: Enhancing the planning and coordination function of resident coordinators; | 1b: Ensuring that the harbour master has the necessary authority and accountability mechanisms; | 1c: Improving the selection of pilots; | 2: {B}.",
        f"1: {A}: | 1a: Ensuring that the harbour master has sufficient leadership, impartiality, tools, experience and skills to fulfil the mandates; | 1b: Enhancing the planning, implementation and coordination function of resident coordinators; | 2: {B}.",
        "0>0 identical; 2>1 modified renumbered; 3>- deleted; 1>2 modified moved renumbered; 4>3 identical",
    ),
    (
        "a chapeau goes with its sub-paragraphs, whatever it says",
        f"1: Encourages them: | 1a: {A}; | 1b: {B}; | 2: {C}; | 3: {D}.",
        f"1: Urges all, in consultation with the persons concerned: | 1a: {A}; | 1b: {B}; | 2: {C}; | 3: {D}.",
        "0>0 modified; 1>1 identical; 2>2 identical; 3>3 identical; 4>4 identical",
    ),
    (
        "a split that repeats its beginning",
        f"1: {JOIN} the Convention and the Agreement on Fish Stocks; | 2: {A}; | 3: {B}; | 4: {C}.",
        f"1: {JOIN} the Convention; | 2: Also {JOIN} the Agreement on Fish Stocks; | 3: {A}; | 4: {B}; | 5: {C}.",
        "0>0+1 split; 1>2 identical renumbered; 2>3 identical renumbered; 3>4 identical renumbered",
    ),
    (
        "a merger of two paragraphs that begin alike",
        f"1: {JOIN} the Convention; | 2: Also {JOIN} the Agreement on Fish Stocks; | 3: {A}; | 4: {B}; | 5: {C}.",
        f"1: {JOIN} the Convention and the Agreement on Fish Stocks; | 2: {A}; | 3: {B}; | 4: {C}.",
        "0+1>0 merged; 2>1 identical renumbered; 3>2 identical renumbered; 4>3 identical renumbered",
    ),
    (
        "a paragraph put in beside its near-duplicate",
        f"1: {JOIN} the Convention on Fish Stocks by 2004; | 2: {A}; | 3: {B}; | 4: {C}.",
        f"1: {JOIN} the Convention on Fish Stocks by 2006; | 2: {JOIN} the Convention on Sea Birds by 2004; | 3: {A}; | 4: {B}; | 5: {C}.",
        "0>0 modified; ->1 inserted; 1>2 identical renumbered; 2>3 identical renumbered; 3>4 identical renumbered",
    ),
    (
        "a split",
        f"1: {A}; and also {B[:1].lower() + B[1:]}; | 2: {C}.",
        f"1: {A}; | 2: {B}; | 3: {C}.",
        "0>0+1 split; 1>2 identical renumbered",
    ),
    (
        "a merge",
        f"1: {A}; | 2: {B}; | 3: {C}.",
        f"1: {A}, and {B[:1].lower() + B[1:]}; | 2: {C}.",
        "0+1>0 merged; 2>1 identical renumbered",
    ),
    (
        "a short paragraph that survives as a clause of a long one",
        f"1: {A}, including through training of officials at borders and in detention centres; | 2: Condemns racism at airports; | 3: {C}.",
        f"1: {A}, including through training of officials at borders and in detention centres, and condemns racism at airports; | 2: {C}.",
        "0+1>0 merged; 2>1 identical renumbered",
    ),
    (
        "a clause that went from an operative paragraph to a preambular one does not make it the heir",
        (f"1: {A}; | 2: Calls upon harbour masters, when drawing up plans against storms, to observe the building code and "
        f"the recognized sailing instructions of the pilots in force, in order to spare the boats of fishermen; | 3: {B}; | 4: {C}."),
        ("P: Alarmed by collapsed piers, in conformity with the building code and the recognized sailing instructions of the "
        f"pilots in force, and by the want of timber for repairs, | 1: {A}; | 2: {B}; | 3: {C}."),
        "->0 inserted; 0>1 identical; 1>- deleted; 2>2 identical renumbered; 3>3 identical renumbered",
    ),
    (
        "a preambular paragraph that became operative with its words is the same paragraph",
        f"P: Noting the lack of pilots in the harbours of many countries, | 1: {A}; | 2: {B}.",
        f"1: {A}; | 2: {B}. | 3: Notes the lack of pilots in the harbours of many countries.",
        "1>0 identical; 2>1 identical; 0>2 modified moved",
    ),
    (
        "a list of names that is split in two goes on beside its first part",
        ("P: Reaffirming also the provisions concerning migrants adopted by the World Conference on Human Rights, the International "
        "Conference on Population and Development, the World Summit for Social Development and the Fourth World Conference on Women, "
        f"| 1: {A}; | 2: {B}."),
        ("P: Reaffirming also the provisions concerning migrants adopted by the World Conference on Human Rights and the International "
        "Conference on Population and Development, | P: Also underlining how much was promised then at the World Summit for Social "
        f"Development and at the Fourth World Conference on Women, | 1: {A}; | 2: {B}."),
        "0>0+1 split; 1>2 identical; 2>3 identical",
    ),
    (
        "a formula that was amended in its place",
        f"1: {A}; | 2: Report annually to the General Assembly; | 3: {B}.",
        f"1: {A}; | 2: Report every two years to the General Assembly; | 3: {B}.",
        "0>0 identical; 1>1 modified; 2>2 identical",
    ),
    (
        "a formula that was amended in its place, where a paragraph was put before it",
        f"1: {A}; | 2: Takes note of the report of the Secretary-General; | 3: {B}.",
        (f"1: {A}; | 2: {C}; | 3: Takes note with appreciation of the reports of the Secretary-General and of the "
        f"recommendations contained therein; | 4: {B}."),
        "0>0 identical; ->1 inserted; 1>2 modified renumbered; 2>3 identical renumbered",
    ),
    (
        "the report of another session is asked for at another place",
        f"1: {A}; | 2: {C}; | 3: Requests the Secretary-General to report to it at its seventy-sixth session.",
        ("1: Requests the Secretary-General to report to it at its seventy-seventh session on the implementation of "
        f"the present resolution; | 2: {A}; | 3: {C};"),
        "2>0 modified moved renumbered; 0>1 identical renumbered; 1>2 identical renumbered",
    ),
    (
        "a sub-paragraph that was amended in a list that moved",
        (f"1: {A}; | 2: {B}; | 3: {C}; | 4: {E}; | 5: {JOIN} {TREATY}; | 6: {D}: | 6a: The courts; "
        "| 6b: Report annually to the Council; | 6c: The schools;"),
        (f"1: {D}: | 1a: The courts; | 1b: Report every month to the Council; | 1c: The schools; "
        f"| 2: {A}; | 3: {B}; | 4: {C}; | 5: {E}; | 6: {JOIN} {TREATY};"),
        ("5>0 identical moved renumbered; 6>1 identical moved; 7>2 modified moved; 8>3 identical moved; "
        "0>4 identical renumbered; 1>5 identical renumbered; 2>6 identical renumbered; "
        "3>7 identical renumbered; 4>8 identical renumbered"),
    ),
    (
        "a deleted paragraph is told behind the list before it, to which an item was added",
        f"1: {D}: | 1a: The courts; | 1b: The schools; | 2: {B}; | 3: {C}.",
        f"1: {D}: | 1a: The courts; | 1b: The schools; | 1c: Harbours and lighthouses; | 2: {C}.",
        ("0>0 identical; 1>1 identical; 2>2 identical; ->3 inserted; 3>- deleted; "
        "4>4 identical renumbered"),
    ),
    (
        "an item that was deleted from a list that moved is told there",
        f"1: {A}; | 2: {B}; | 3: {C}; | 4: {E}; | 5: {D}: | 5a: The courts; | 5b: Harbours and lighthouses; | 5c: The schools.",
        f"1: {D}: | 1a: The courts; | 1b: The schools. | 2: {A}; | 3: {B}; | 4: {C}; | 5: {E};",
        ("4>0 identical moved renumbered; 5>1 identical moved; 6>- deleted; 7>2 identical moved renumbered; "
        "0>3 identical renumbered; 1>4 identical renumbered; 2>5 identical renumbered; 3>6 identical renumbered"),
    ),
    (
        "an item that was deleted is told in its list, though another one went from it into a list that moved",
        f"1: {D}: | 1a: The courts; | 1b: Harbours and lighthouses; | 2: {A}; | 3: {B}; | 4: {C}: | 4a: Every valley;",
        f"1: {C}: | 1a: Every valley; | 1b: The courts; | 2: {D}. | 3: {A}; | 4: {B};",
        ("5>0 identical moved renumbered; 6>1 identical moved; 1>2 identical moved renumbered; "
        "0>3 modified renumbered; 2>- deleted; 3>4 identical renumbered; 4>5 identical renumbered"),
    ),
    (
        "in the place of one paragraph of a series another one",
        f"1: {A}; | 2: Takes note of the report on dikes and quarries; | 3: {B}.",
        f"1: {A}; | 2: Takes note of the report on seeds and harvests; | 3: {B}.",
        "0>0 identical; 1>- deleted; ->1 inserted; 2>2 identical",
    ),
    (
        "a request for a report, however it is put",
        f"1: {A}; | 2: Requests the Secretary-General to report every 90 days; | 3: {B}.",
        f"1: {A}; | 2: Requests the Secretary-General to submit a report on the ceasefire and the return; | 3: {B}.",
        "0>0 identical; 1>1 modified; 2>2 identical",
    ),
    (
        "a section that was repealed",
        f"1: {A}; | 2: {B}; | 3: {C}.",
        f"1: {A}; | 2: [Repealed]. | 3: {C}.",
        "0>0 identical; 1>1 modified; 2>2 identical",
    ),
    (
        "a section that was repealed by an Act that is named",
        f"1: {A}; | 2: {B}; | 3: {C}.",
        f"1: {A}; | X: [Section 2 repealed by Act No. 4 of 2020.] | 3: {C}.",
        "0>0 identical; 1>1 modified; 2>2 identical",
    ),
    (
        "a section that was repealed beside one that was put in",
        f"1: {A}; | 2: {B}; | 3: {C}.",
        f"1: {A}; | 2: {D}; | 3: [Repealed]. | 4: {C}.",
        "0>0 identical; ->1 inserted; 1>2 modified renumbered; 2>3 identical renumbered",
    ),
    (
        "a request for something else in its place",
        f"1: {A}; | 2: Requests the Secretary-General to report every 90 days; | 3: {B}.",
        f"1: {A}; | 2: Requests the Secretary-General to convene a meeting on the ceasefire; | 3: {B}.",
        "0>0 identical; 1>- deleted; ->1 inserted; 2>2 identical",
    ),
    (
        "a request about something that a report said",
        f"1: {A}; | 2: Requests all Member States to report crimes at sea; | 3: {B}.",
        f"1: {A}; | 2: Requests all Member States to implement what the panel proposed in its last report; | 3: {B}.",
        "0>0 identical; 1>- deleted; ->1 inserted; 2>2 identical",
    ),
    (
        "a last paragraph that decides on something",
        f"1: {A}; | 2: Decides to meet each Friday on the question of finance.",
        f"1: {A}; | 2: Decides to close the asylum matter for good.",
        "0>0 identical; 1>- deleted; ->1 inserted",
    ),
    (
        "meetings below parts of which one came and one went",
        f"1: {A}; | C: 40th meeting 3 May 2019 | 2: {B}; | C: 41st meeting 4 May 2019",
        f"2: {B}; | C: 7th session 12 June 2020 | 3: {D}; | C: 8th session 14 July 2020",
        "0>- deleted; 1>- deleted; 2>0 identical; 3>- deleted; ->1 inserted; ->2 inserted; ->3 inserted",
    ),
    (
        "the last paragraph, which keeps the matter on the agenda",
        f"1: {A}; | 2: Decides to remain seized of the matter.",
        f"1: {A}; | 2: Decides to continue its consideration of the matter in line with its programme of work.",
        "0>0 identical; 1>1 modified",
    ),
    (
        "a task that no other paragraph goes on with, though both end as appropriate",
        f"1: {A}: | 1a: To seize and collect arms brought into the ports; | 1b: To coordinate aid, as appropriate; | 2: {B}.",
        f"1: {A}: | 1a: To seize, collect and destroy, as appropriate, arms brought into the ports; | 2: {B}.",
        "0>0 identical; 1>1 modified; 2>- deleted; 3>2 identical",
    ),
    (
        "how a text was adopted, below its meeting",
        f"1: {A}. | C: 40th meeting 11 July 2019 | C: [Adopted by a recorded vote of 44 to none.]",
        f"1: {A}. | C: 39th meeting 14 March 2021 | C: [Adopted without a vote.]",
        "0>0 identical; 1>1 modified; 2>2 modified",
    ),
    (
        "rows that are all alike and were all changed alike",
        " | ".join(f"{n}: Requests the Secretary-General to report;" for n in range(1, 61)),
        " | ".join(f"{n}: Requests all to report;" for n in range(1, 61)),
        "; ".join(f"{n}>{n} modified" for n in range(60)),
    ),
    (
        "identical paragraphs that repeat stay beside their neighbours",
        "H: Annex | 1: x y; | H: Same | 2: z w; | H: Same",
        "H: Same | 1: x y; | H: Same | 2: z w; | H: Same",
        "0>0 modified; 1>1 identical; 2>2 identical; 3>3 identical; 4>4 identical",
    ),
    (
        "a new paragraph nearly equal to an old one that stays",
        f"1: {A}; | 2: {B}.",
        f"1: {A.replace('children', 'women')}; | 2: {A}; | 3: {B}.",
        "->0 inserted; 0>1 identical renumbered; 1>2 identical renumbered",
    ),
    (
        "texts that share boilerplate only",
        "O: The General Assembly, | P: Recalling its resolution 57/218 on migrants, | 1: Decides to consider the question of fisheries;",
        "O: The General Assembly, | P: Recalling its resolution 61/3 on outer space, | 1: Decides to consider satellites and debris;",
        "0>0 identical; 1>- deleted; 2>- deleted; ->1 inserted; ->2 inserted",
    ),
    (
        "openings succeed one another whatever they say",
        f"O: The General Assembly, | 1: {A}.",
        f"O: The Human Rights Council, | 1: {A}.",
        "0>0 modified; 1>1 identical",
    ),
    ("nothing with something", "", f"1: {A}.", "->0 inserted"),
    ("something with nothing", f"1: {A}.", "", "0>- deleted"),
    ("nothing with nothing", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_paragraphs_are_matched_as_a_drafter_would(old: str, new: str, expected: str) -> None:
    assert said(compare(document(old), document(new))) == expected


def test_notes_are_compared_with_notes_and_their_numbers_are_no_change() -> None:
    old = document(f"1: {A}^1 and so on;^2 | N1: See resolution 55/2. | N2: A/58/275.")
    new = document(f"1: {A}^2 and^1 so on;^3 | N1: Resolution 1. | N2: See resolution 55/2. | N3: A/59/377.")
    found = compare(old, new)
    assert said(found) == "0>0 identical"
    notes = [(m.old, m.new, str(m.kind), m.renumbered) for m in found.note_matches]
    assert notes == [
        ((), (0,), "inserted", None),
        ((0,), (1,), "identical", True),
        ((1,), (2,), "modified", True),
    ]
    assert [(c.old, c.new) for c in found.matches[0].marks] == [(None, (0, 1))]


MARKS_AT_EDITS = [
    ("behind a comma that stayed after words put in", "P: the Convention, which governs", "P: the Convention and its protocols,^1 which governs | N1: Vol. 1833.", [(None, (0, 0))]),
    ("behind a comma that stayed after words left out", "P: the Convention on the sea,^1 which governs | N1: Vol. 1833.", "P: the Convention, which governs", [((0, 0), None)]),
    ("at the end of another sentence", "P: Boats need lights.^1 Ships need horns. | N1: Vol. 1833.", "P: Boats need lights. Ships need horns.^1 | N1: Vol. 1833.", [((0, 0), None), (None, (0, 0))]),
    ("ahead of the comma instead of behind it", "P: the Convention,^1 which governs | N1: Vol. 1833.", "P: the Convention^1, which governs | N1: Vol. 1833.", []),
    ("with the word that it follows", "P: the Convention governs", "P: the Convention and its protocols^1 governs | N1: Vol. 1833.", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"), [c[1:] for c in MARKS_AT_EDITS], ids=[c[0] for c in MARKS_AT_EDITS]
)
def test_a_mark_comes_or_goes_beside_changed_words(
    old: str, new: str, expected: list[tuple[tuple[int, int] | None, tuple[int, int] | None]]
) -> None:
    found = compare(document(old), document(new))
    assert [(change.old, change.new) for change in found.matches[0].marks] == expected


def test_a_note_follows_its_mark_where_the_word_before_it_was_exchanged() -> None:
    old = document(
        "P: Having considered the reports on the mission in Ethiopia^1 and its costs, | N1: A/64/601 and A/64/660."
    )
    new = document(
        "P: Having considered the reports on the mission in Liberia^1 and its costs, | N1: A/65/620 and A/65/727."
    )
    assert [match.kind for match in compare(old, new).note_matches] == [MatchKind.MODIFIED]


def test_a_note_follows_its_mark_where_another_clause_ends_with_the_same_comma() -> None:
    old = document(
        "P: Having considered the advice of the Working Group^1 and the report on the twelfth meeting of the "
        "Consultative Process,^2 | N1: A/66/119. | N2: A/66/186."
    )
    new = document(
        "P: Having considered the report on the work of the Consultative Process at its thirteenth meeting,^1 | "
        "N1: A/67/120."
    )
    found = compare(old, new)
    assert [(match.old, match.new) for match in found.note_matches] == [((0,), ()), ((1,), (0,))]
    assert found.matches[0].marks == ()


def test_paragraphs_that_left_the_preamble_moved_and_not_what_they_passed() -> None:
    old = document(f"P: x y, | P: {A}, | P: {B}, | 1: {C}; | 2: {D}.")
    new = document(f"P: x y, | 1: {C}; | 2: {A}; | 3: {B}; | 4: {D}.")
    moved = [match.old for match in compare(old, new).matches if match.moved]
    assert moved == [(1,), (2,)]


def test_a_mark_that_calls_another_note_is_a_change_of_its_own() -> None:
    old = document(f"1: {A}^1 and^2 so on; | N1: See resolution 55/2. | N2: United Nations, Treaty Series.")
    new = document(f"1: {A}^2 and^1 so on; | N1: See resolution 55/2. | N2: United Nations, Treaty Series.")
    found = compare(old, new)
    assert found.matches[0].kind is MatchKind.IDENTICAL
    assert [(c.old, c.new) for c in found.matches[0].marks] == [((0, 0), (0, 0)), ((0, 1), (0, 1))]
    assert found.differs()


def test_a_mark_keeps_its_place_where_the_words_around_it_changed() -> None:
    old = document(f"1: Invites {A}^1 to act now;^? | N1: See resolution 55/2.".replace("^?", "^?7"))
    new = document(f"1: Urges {A}^1 to act;^? | N1: See resolution 55/2.".replace("^?", "^?8"))
    found = compare(old, new)
    assert found.matches[0].kind is MatchKind.MODIFIED
    assert found.matches[0].marks == ()


def test_language_that_went_to_another_paragraph_is_told() -> None:
    clause = "and the dissemination of information on fundamental freedoms of migrants in host countries"
    old = document(f"1: {A}, {clause}; | 2: {B}.")
    new = document(f"1: {A}; | 2: {B}, {clause}.")
    found = compare(old, new)
    assert said(found) == "0>0 modified; 1>1 modified"
    gone = f", {clause}"
    assert [(p.old, p.new) for p in found.passages] == [
        (Range(0, len(A), len(A + gone)), Range(1, len(B), len(B + gone)))
    ]


def test_typographic_differences_are_recorded_word_by_word() -> None:
    old = document(f"1: the “host” State’s non-refoulement; {A};")
    new = document(f'1: the "host" State\'s non\u2011refoulement; {A};')
    match = compare(old, new).matches[0]
    assert match.kind is MatchKind.IDENTICAL
    words = [new.paragraphs[0].text[kept.new.start : kept.new.end] for kept in match.typography]
    assert words == ['"', '"', "State's", "non\u2011refoulement"]


REMARKS = [
    ("alike", f"1: {A}.", f"1: {A}.", {}, {}, []),
    ("hardly alike", f"1: {A}.", f"1: {B}.", {}, {}, ["hardly-alike"]),
    (
        "old cites new",
        f"P: Recalling its resolution 57/218 of 18 December 2002, | 1: {A}.",
        f"1: {A}.",
        {"symbol": "A/RES/58/190"},
        {"symbol": "A/RES/57/218"},
        ["swapped"],
    ),
    (
        "new cites old, as it should",
        f"1: {A}.",
        f"P: Recalling its resolutions 57/218 and 40/144, | 1: {A}.",
        {"symbol": "A/RES/57/218"},
        {"symbol": "A/RES/58/190"},
        [],
    ),
    ("old is later", f"1: {A}.", f"1: {A}.", {"date": "2003-12-22"}, {"date": "2002-12-18"}, ["swapped"]),
    ("dates that are no dates", f"1: {A}.", f"1: {A}.", {"date": "tomorrow"}, {"date": "2002"}, []),
    ("into the preamble", f"P: {A}, | 1: {B}; | 2: {C}.", f"P: {A}, | P: {B}, | 1: {C}.", {}, {}, []),
    ("numbers lost", f"1: {A}; | 2: {B}.", f"X: {A}; | X: {B}.", {}, {}, ["label-on-one-side"]),
    ("the title is no paragraph now", f"T: On ferries | 1: {A}.", f"1: {A}.", {"title": "On ferries"}, {"title": "On ferries"}, ["title-on-one-side"]),
    ("the title was no paragraph", f"1: {A}.", f"T: On ferries | 1: {A}.", {"title": "On ferries"}, {"title": "On ferries"}, ["title-on-one-side"]),
    ("the title was no paragraph and is another", f"1: {A}.", f"T: On buoys | 1: {A}.", {"title": "On ferries"}, {"title": "On buoys"}, ["title-on-one-side"]),
    ("the title is a paragraph of both", f"T: On ferries | 1: {A}.", f"T: On buoys | 1: {A}.", {"title": "On ferries"}, {"title": "On buoys"}, []),
    ("the title that was deleted is no title of the new text", f"T: On ferries | 1: {A}.", f"1: {A}.", {"title": "On ferries"}, {}, []),
    ("languages", f"1: {A}.", f"1: {A}.", {"language": "en"}, {"language": "fr"}, ["different-languages"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "old_data", "new_data", "expected"), [c[1:] for c in REMARKS], ids=[c[0] for c in REMARKS]
)
def test_a_comparison_says_what_speaks_against_it(
    old: str, new: str, old_data: dict[str, str], new_data: dict[str, str], expected: list[str]
) -> None:
    found = compare(document(old, **old_data), document(new, **new_data))
    assert [remark.code for remark in found.remarks] == expected


def test_the_title_of_an_annex_that_was_left_out_is_not_that_of_the_text() -> None:
    new = document(f"T: On ferries | 1: {A}.", title="On ferries")
    annex = Paragraph(kind=Kind.TITLE, text="On ferries", part=("annex",))
    old = replace(new, paragraphs=(*new.paragraphs, annex))
    assert compare(old, new).remarks == ()


def test_a_title_that_changed_from_a_paragraph_to_the_masthead_is_told() -> None:
    found = compare(
        document(f"T: On buoys | 1: {A}.", title="On buoys"), document(f"1: {A}.", title="On ferries")
    )
    assert [remark.message for remark in found.remarks] == ["The title was “On buoys” and is “On ferries”."]


def test_a_number_that_was_lost_or_changed_is_a_difference_only_if_strict() -> None:
    for new in (f"X: {A};", f"2: {A};"):
        found = compare(document(f"1: {A};"), document(new))
        assert not found.differs()
        assert found.differs(strict=True)


def test_paragraphs_with_other_note_marks_are_counted() -> None:
    old = document(f"1: {A}^1 and so on; | N1: See resolution 55/2.")
    new = document(f"1: {A} and so on; | N1: See resolution 55/2.")
    counts = compare(old, new).counts
    assert (counts.old.identical, counts.old.remarked, counts.new.remarked) == (1, 1, 1)


WORD = st.sampled_from(
    "migrants rights of the and States children urges requests report 57/218 trafficking transit".split()
)
TEXT = st.lists(WORD, max_size=12).map(" ".join)
DOCUMENT = st.lists(st.tuples(st.sampled_from([Kind.PREAMBULAR, Kind.OPERATIVE, Kind.OTHER]), TEXT), max_size=7).map(
    lambda pairs: Document(
        paragraphs=tuple(Paragraph(kind=kind, text=text, label=str(n)) for n, (kind, text) in enumerate(pairs)),
        notes=tuple(Note(label=str(n), text=text) for n, (_, text) in enumerate(pairs[:3])),
    )
)  # fmt: skip


@given(DOCUMENT, DOCUMENT)
def test_every_paragraph_stands_in_exactly_one_match_and_both_sides_are_rebuilt(
    old: Document, new: Document
) -> None:
    found = compare(old, new)  # building it checks the laws
    assert sum(len(m.old) for m in found.matches) == len(old.paragraphs) == found.counts.old.total
    assert sum(len(m.new) for m in found.matches) == len(new.paragraphs) == found.counts.new.total
    news = [m.new[0] for m in found.matches if m.new]
    assert news == sorted(news)
    ids = [m.id for m in found.matches]
    assert len(ids) == len(set(ids))


@given(DOCUMENT)
def test_comparing_a_document_with_itself_yields_no_change(both: Document) -> None:
    found = compare(both, both)
    assert not found.differs(strict=True)
    assert not found.counts.edits
    assert not found.passages


@given(DOCUMENT, DOCUMENT)
def test_the_result_is_the_same_every_time(old: Document, new: Document) -> None:
    assert compare(old, new) == compare(old, new)
