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
