"""Texts that are no versions of one another share formulas, and formulas are no links."""

from notation import document

from compare.diff import compare

LIBRARIES = (
    "O: The General Assembly, | P: Recalling its resolution 61/12 of 4 December 2006 on mobile libraries, | "
    "P: Taking note with appreciation of the report of the Secretary-General on reading in rural schools, | "
    "1: Takes note with appreciation of the work of the librarians in mountain villages without schools; | "
    "2: Encourages Member States to lend vans to village schools; | "
    "3: Invites publishers to give atlases and dictionaries at cost; | "
    "4: Urges teachers to read aloud to pupils every morning; | "
    "5: Requests the Secretary-General to submit a report on borrowers, lost volumes and worn tyres; | "
    "6: Decides to remain seized of the matter."
)
TUNA = (
    "O: The General Assembly, | P: Recalling its resolution 58/240 of 23 December 2003 on stocks of tuna, | "
    "P: Taking note with appreciation of the report of the Secretary-General on driftnets in warm seas, | "
    "1: Takes note with appreciation of the work of observers on purse seiners and longliners; | "
    "2: Calls upon coastal States to mark every buoy and float; | "
    "3: Recommends that ports refuse catches without certificates; | "
    "4: Condemns the shelling of trawlers off the northern cape; | "
    "5: Requests the Secretary-General to submit a report on quotas, spawning grounds and bycatch; | "
    "6: Decides to remain seized of the matter."
)


def test_formulas_link_no_paragraphs_of_texts_about_something_else() -> None:
    linked = [
        (match.old, match.new)
        for match in compare(document(LIBRARIES), document(TUNA)).matches
        if match.old and match.new
    ]
    assert linked == [((0,), (0,)), ((8,), (8,))]


def test_a_paragraph_that_was_carried_over_is_found_in_a_text_about_something_else() -> None:
    carried = "Urges teachers to read aloud to pupils every morning"
    new = TUNA.replace("Condemns the shelling of trawlers off the northern cape", carried)
    linked = [
        (match.old, match.new)
        for match in compare(document(LIBRARIES), document(new)).matches
        if match.old and match.new
    ]
    assert linked == [((0,), (0,)), ((6,), (6,)), ((8,), (8,))]


def test_a_text_that_was_rewritten_from_end_to_end_is_no_stranger() -> None:
    old = (
        "P: Noting that two of the participating States have not paid their subscriptions to the Water Bank, | "
        "P: Recognizing that the level of the aquifer has fallen by eleven metres, | "
        "1: Approves the drilling of sixty boreholes along the transhumance routes; | "
        "2: Requests the Engineer to plant windbreaks around the reservoirs; | "
        "3: Encourages the training of village mechanics, half of whom should be women; | "
        "4: Invites the herdsmen of the plateau to elect delegates to the bureau; | "
        "5: Decides that extraordinary sessions may be convened at the request of three members; | "
        "6: Thanks the Engineer for the survey of wells and pumps."
    )
    new = (
        "P: Regretting that one participating State has still not paid its subscription to the Water Bank, | "
        "P: Alarmed that the level of the aquifer, where the survey of wells was made, sank by six metres, | "
        "1: Orders that boreholes be drilled along all transhumance routes before the rains, sixty of them; | "
        "2: Directs the Engineer to protect the reservoirs by windbreaks and by fences; | "
        "3: Notes that of the village mechanics more than half are women, and that training goes on; | "
        "4: Asks that the delegates whom the herdsmen of the plateau elected take their seats in the bureau; | "
        "5: Resolves to meet in extraordinary session if three members or the auditor request it; | "
        "6: Commends the Engineer and those who repair pumps."
    )
    linked = [(match.old, match.new) for match in compare(document(old), document(new)).matches if match.old]
    assert sum(bool(new) for _, new in linked) >= 6


def test_a_schedule_with_all_its_numbers_changed_is_no_stranger() -> None:
    goods = "barley oats rye maize rice sorghum millet spelt teff quinoa".split()
    old, new = (
        document(
            " | ".join(
                f"{n}: The duty on {name} is {first + 7 * n}.{n} per cent of the value of {first + 11 * n} tons;"
                for n, name in enumerate(goods, start=1)
            )
        )
        for first in (10, 900)
    )
    linked = [(match.old, match.new) for match in compare(old, new).matches if match.old and match.new]
    assert linked == [((n,), (n,)) for n in range(len(goods))]


def test_a_formula_with_other_numbers_links_nothing_where_nothing_else_is_alike() -> None:
    old = (
        "P: Recalling its resolution 61/12 of 4 December 2006, | 1: Vans visit schools; | 2: Atlases cost little; | "
        "3: Teachers read aloud; | 4: Shelves need paint; | 5: Pupils borrow novels; | 6: Ink stains desks; | "
        "7: Chalk breaks easily; | 8: Lamps flicker tonight."
    )
    new = (
        "P: Recalling its resolution 58/240 of 23 January 2003, | 1: Tuna swim deep; | 2: Buoys mark nets; | "
        "3: Ports refuse catches; | 4: Trawlers burn diesel; | 5: Gulls follow boats; | 6: Salt corrodes chains; | "
        "7: Tides rise twice; | 8: Anchors hold fast."
    )
    linked = [match for match in compare(document(old), document(new)).matches if match.old and match.new]
    assert linked == []


def test_notes_do_not_say_whether_two_texts_are_versions() -> None:
    text = " | ".join(f"{n}: Paragraph {word} stays^{n};" for n, word in enumerate("abcdefghij", start=1))
    old = " | ".join(
        f"N{n}: Report of the working group on its session number {n}, A/58/{n}0." for n in range(1, 11)
    )
    new = " | ".join(f"N{n}: Report of the panel on its tenth meeting, E/2004/{n}7." for n in range(1, 11))
    found = compare(document(f"{text} | {old}"), document(f"{text} | {new}"))
    assert [(match.old, match.new) for match in found.note_matches] == [((n,), (n,)) for n in range(10)]
    assert not any(match.perhaps for match in found.note_matches)


def test_texts_whose_long_paragraphs_were_all_rewritten_in_their_places_are_no_strangers() -> None:
    old = (
        "O: The Security Council, | P: Reaffirming the sovereignty of all States of the lake basin, | "
        "1: Decides to extend the mandate of the Mission until 15 April 2018; | "
        "2: Requests the Secretary-General, in consultation with the Government and regional partners, to conduct "
        "by 31 March 2018 a strategic assessment of the Mission and to advise on its future role; | "
        "3: Encourages all Member States, in particular those of the lake basin, to provide financial support to "
        "the Trust Fund and to deliver patrol boats in good time; | "
        "4: Decides that the measures imposed by paragraph 9 shall not apply where the Committee determines on a "
        "case-by-case basis that such travel is justified by humanitarian need; | "
        "5: Demands that all parties cease hostilities; | 6: Decides to remain seized of the matter."
    )
    new = (
        "O: The Security Council, | P: Reaffirming the sovereignty of all States of the lake basin, | "
        "1: Decides to extend the mandate of the Mission until 15 April 2019; | "
        "2: Requests the Secretary-General, in consultation with the Government and regional partners, to submit "
        "no later than 90 days after adoption a report on the progress of the police and on benchmarks; | "
        "3: Recalls that the arms embargo does not apply to non-lethal equipment; | "
        "4: Encourages all Member States, in particular those of the lake basin, to second qualified police "
        "officers and to issue visas to its personnel without delay; | "
        "5: Decides that the measures imposed by paragraph 9 shall not apply to the travel of delegations to the "
        "peace talks, as notified to the Committee at least five days in advance; | "
        "6: Demands that all parties cease hostilities; | 7: Decides to remain seized of the matter."
    )
    linked = [
        (match.old, match.new)
        for match in compare(document(old), document(new)).matches
        if match.old and match.new
    ]
    assert linked == [((i,), (i + (i > 3),)) for i in range(8)]
