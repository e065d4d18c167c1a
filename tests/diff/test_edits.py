import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compare.diff.edits import Script, Side
from compare.diff.tokens import tokenize
from compare.model import Comparison, Document, Kind, Match, MatchKind, Paragraph


def script_between(old: list[str], new: list[str]) -> Script:
    return Script.between(Side.of(range(len(old)), old), Side.of(range(len(new)), new))


def marked(old: str, new: str) -> str:
    """Return the new text with its edits in wdiff's notation; `|` ends a paragraph."""
    olds, news = old.split("|"), new.split("|")
    pieces, at = [""] * len(news), [0] * len(news)
    for edit in script_between(olds, news).edits("m"):
        gone = "|".join(olds[p][start:end] for p, start, end in edit.old)
        first = edit.new[0]
        pieces[first.paragraph] += news[first.paragraph][at[first.paragraph] : first.start]
        pieces[first.paragraph] += f"[{gone}]" if gone else ""
        for p, start, end in edit.new:
            pieces[p] += f"{{{news[p][start:end]}}}" if end > start else ""
            at[p] = end
    return "|".join(piece + news[p][at[p] :] for p, piece in enumerate(pieces))


CASES = [
    ("a word deleted in the middle takes one space along", "the old man", "the man", "the [old ]man"),
    ("a word deleted at the end", "a b", "a", "a[ b]"),
    ("a word deleted at the beginning", "a b", "b", "[a ]b"),
    ("a word inserted before punctuation", "word, bar", "word foo, bar", "word{ foo}, bar"),
    ("a comma deleted", "word, foo", "word foo", "word[,] foo"),
    ("a clause inserted", "children ensuring", "children, including girls, ensuring", "children{, including girls,} ensuring"),
    ("a verb replaced", "Invites all States", "Urges all States", "[Invites]{Urges} all States"),
    ("never inside a word", "migrants", "refugees", "[migrants]{refugees}"),
    ("never inside a number", "31 May 2021", "31 May 2023", "31 May [2021]{2023}"),
    ("never inside a number whose thousands are parted by a space", "de 8 650 personnes", "de 10\u00a0650 personnes", "de [8 650]{10\u00a0650} personnes"),
    ("never inside a symbol", "see A/58/275.", "see A/58/276.", "see [A/58/275]{A/58/276}."),
    ("a resolution added to a list", "2379 (2017), 2421 (2018) and", "2379 (2017), 2421 (2018), 2470 (2019) and", "2379 (2017), 2421 (2018){, 2470 (2019)} and"),
    ("a space that came alone", "over all", "overall", "[over all]{overall}"),
    ("a space before a comma that went", "word ,x", "word,x", "word[ ],x"),
    ("curly quotes are no edit", "the “host” State’s", 'the "host" State\'s', 'the "host" State\'s'),
    ("everything new", "", "a b", "{a b}"),
    ("everything gone", "a b", "", "[a b]"),
    ("of two words that changed places the adverb moved", "to fully comply with", "to comply fully with", "to [fully ]comply {fully }with"),
    ("a pair in the other order is replaced", "the political and economic effects", "the economic and political effects", "the [political and economic]{economic and political} effects"),
    ("a word that what came before it passed is not kept", "because they waste time on it.", "because it distracts them from school.", "because [they waste time on it]{it distracts them from school}."),
    ("a word beside a long insertion is kept", "This paper is a new method", "This article is twofold: first, we present a novel method", "This [paper]{article} is {twofold: first, we present }a [new]{novel} method"),
    ("a comma parts what changed before it from what changed after it", "In 1967, he became rich", "In 1968, Brandt was appointed rich", "In [1967]{1968}, [he became]{Brandt was appointed} rich"),
    ("a comma between a clause deleted and a clause exchanged is not kept", "of the Panel on the terms of subparagraphs (a), (b) and (c) of paragraph 12", "of the Panel, as established by paragraph 12", "of the Panel[ on the terms of subparagraphs (a), (b) and (c) of]{, as established by} paragraph 12"),
    ("a conjunction parts two clauses that were both rewritten", "to take measures to protect children from violence and to bring those responsible to justice", "to adopt and enforce legislation prohibiting violence against children and to ensure that perpetrators are brought to justice", "to [take measures to protect children from violence]{adopt and enforce legislation prohibiting violence against children} and to [bring those responsible]{ensure that perpetrators are brought} to justice"),
    ("no edit runs over the end of a sentence that both texts have", "Some thought that they were far too long. It was settled next year", "Others called for a shorter text with examples. The chair closed the debate next year", "[Some thought that they were far too long]{Others called for a shorter text with examples}. [It was settled]{The chair closed the debate} next year"),
    ("a word that stayed by chance in a sentence written anew is not kept", "It is well known that steel gets weaker when it becomes hot", "Because steel loses its strength at high temperatures", "[It is well known that steel gets weaker when it becomes hot]{Because steel loses its strength at high temperatures}"),
    ("a word that stayed while words went before it and came behind it is kept", "to protect missions and their personnel, as well as schools, from attack", "to protect schools and hospitals, in line with the law, from attack", "to protect [missions and their personnel, as well as ]schools{ and hospitals, in line with the law}, from attack"),
    ("a word between two small changes is kept", "the affected some 2.1 million people", "the displaced some 2.6 million people", "the [affected]{displaced} some [2.1]{2.6} million people"),
    ("of two names with a word in common one is replaced", "report of the High Commissioner for Human Rights on its work", "report of the Human Rights Council on its work", "report of the [High Commissioner for Human Rights]{Human Rights Council} on its work"),
    ("half of a Chinese verb is not kept", "呼吁国际社会加强支助", "吁请国际社会加强支助", "[呼吁]{吁请}国际社会加强支助"),
    ("nor half of an adverb, or of the verb behind it", "深切关注事态发展", "严重关切事态发展", "[深切关注]{严重关切}事态发展"),
    ("half of a Chinese noun is not kept", "保护儿童权利", "保护女童的权利", "保护[儿童]{女童的}权利"),
    ("Chinese words that stayed between changed ones are kept", "确认《公约》的重要性", "重申《公约》的价值", "[确认]{重申}《公约》的[重要性]{价值}"),
    ("a Chinese clause is deleted from one of its ends to the other", "遵守国际人道主义法和国际人权法；", "遵守国际人道主义法；", "遵守国际人道主义法[和国际人权法]；"),
    ("a word is inserted between two Chinese ones", "谴责一切形式的歧视", "强烈谴责一切形式的歧视和暴力", "{强烈}谴责一切形式的歧视{和暴力}"),
    ("a name in a list is kept", "in North Kivu and South Kivu of units", "in Ituri, Maniema and North Kivu of units", "in {Ituri, Maniema and }North Kivu [and South Kivu ]of units"),
    ("a word of a name is kept where the other words were", "Asks the Human Rights Council to meet", "Urges the Human Rights Committee to meet", "[Asks]{Urges} the Human Rights [Council]{Committee} to meet"),
    ("a name that only got longer is kept", "asks the Council of Women to meet", "asks the Security Council of Women to meet", "asks the {Security }Council of Women to meet"),
    ("an abbreviation is spelled out in one edit", "that UNEP should act", "that the United Nations Environment Programme (UNEP) should act", "that [UNEP]{the United Nations Environment Programme (UNEP)} should act"),
    ("a name gives way to its abbreviation in one edit", "staff of the Mission of Observers (UNMOT) shall", "staff of UNMOT shall", "staff of [the Mission of Observers (UNMOT)]{UNMOT} shall"),
    ("brackets that alone came or went leave their word", "the funds (UNDP) shall", "the funds UNDP shall", "the funds [(]UNDP[)] shall"),
    ("a bracket is closed by the change that opened it", "within thirty (30) days", "within forty-five (45) days", "within [thirty (30)]{forty-five (45)} days"),
    ("an item of a list takes the comma behind it", "the mainland, the northern islands and the reserve", "the mainland, the port, the northern islands and the reserve", "the mainland, {the port, }the northern islands and the reserve"),
    ("an aside takes the comma before it", "against migrants, in all regions", "against migrants, including women, in all regions", "against migrants{, including women}, in all regions"),
    ("a paragraph keeps its own last comma", "resolutions 1132 (1997), 1313 (2000),", "resolutions 1132 (1997), 1313 (2000), 1346 (2001),", "resolutions 1132 (1997), 1313 (2000){, 1346 (2001)},"),
    ("a conjunction goes with what it joins", "the rights of passengers", "the rights of seafarers and the rights of passengers", "{the rights of seafarers and }the rights of passengers"),
    ("a conjunction stays with the clause that it joins", "to refrain from violence and to resume talks", "to refrain from violence and incitement and to resume talks", "to refrain from violence {and incitement }and to resume talks"),
    ('an "and" is kept where what follows it is', "the report of the Council, the advice of its group on the care and use of the coast beyond the cape and the report on the meeting", "the report of the Council and also the report on the meeting", "the report of the Council[, the advice of its group on the care and use of the coast beyond the cape] and {also }the report on the meeting"),
    ('an "and" is kept where what followed it stayed', "the report of the Council and also the report on the meeting", "the report of the Council, the advice of its group on the care and use of the coast beyond the cape and the report on the meeting", "the report of the Council{, the advice of its group on the care and use of the coast beyond the cape} and [also ]the report on the meeting"),
    ("an article goes with what follows it", "that the actor was late", "that the manager of the actor was late", "that {the manager of }the actor was late"),
    ("a split with its conjunction dropped", "Urges A; and calls on B", "Urges A;|Calls on B", "Urges A;|[and calls]{Calls} on B"),
    ("a split whose conjunction gave way to a stop and an opening word", "Condemns A, and condemns B", "Condemns A;|Strongly condemns B", "Condemns A[,]{;}|[and]{Strongly} condemns B"),
    ("a split before which the end of a sentence was left out", "Urges the end of all attacks, and requests a report", "Urges the end;|Requests a report", "Urges the end[ of all attacks,]{;}|[and requests]{Requests} a report"),
    ("a split into a list whose items end with other words", "by adopting laws, monitoring attacks and training judges;", "by:|Adopting laws in force;|Monitoring attacks and threats;|Training judges;", "by{:}|[adopting]{Adopting} laws[,]{ in force;}|[monitoring]{Monitoring} attacks and {threats;}|[training]{Training} judges;"),
    ("a split whose second part opens with a word that stands several times", "Requests States to help and requests banks to help, and requests the Agency to report", "Requests States to assist all;|Requests the Agency to report", "Requests States to [help and requests banks to help,]{assist all;}|[and requests]{Requests} the Agency to report"),
    ("a split whose second part opens with an article", "Condemns the attacks on the villages and the towns, and calls for peace", "Condemns the killings;|The Council calls for peace", "Condemns the [attacks on the villages and the towns, and]{killings;}|{The Council} calls for peace"),
    ("a split where the first part was given another end", "Enhancing access to markets, and increasing literacy;", "Enhancing access to markets through partnerships;|Increasing literacy;", "Enhancing access to markets[,]{ through partnerships;}|[and increasing]{Increasing} literacy;"),
    ("the end of a sentence and a sentence behind it that came", "The Board may prepare it.", "The Board may prepare it, and include women. The Day is free.", "The Board may prepare it{, and include women}.{ The Day is free.}"),
    ("the end of a sentence and a sentence behind it that went", "The Board may prepare it, and include women. The Day is free.", "The Board may prepare it.", "The Board may prepare it[, and include women].[ The Day is free.]"),
    ("a merge", "Urges A;|Calls on B;", "Urges A and calls on B;", "Urges A[;|Calls]{ and calls} on B;"),
    ("a split between kept words leaves no edit", "Urges A; calls on B", "Urges A;|calls on B", "Urges A;|calls on B"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_edits_are_what_an_editor_would_mark(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


WORDS = st.sampled_from(
    ["a", "the", "cat", "dog", ",", ";", "(", "1540 (2004)", "co-op", "x’s", '"', "“", "\u00ad", "回"]
)
TEXT = st.lists(st.tuples(WORDS, st.sampled_from(["", " ", " "])), max_size=9).map(
    lambda pairs: "".join(f"{word}{space}" for word, space in pairs).strip()
)
SIDE = st.lists(TEXT, min_size=1, max_size=3)


@given(SIDE, SIDE)
@example(["a,;,,"], ["a;,,, ;"])  # an insertion that moves beside another one
def test_both_sides_are_rebuilt_from_kept_and_changed_ranges(old: list[str], new: list[str]) -> None:
    script = script_between(old, new)
    match = Match(
        id="m",
        kind=MatchKind.MODIFIED,
        old=tuple(range(len(old))),
        new=tuple(range(len(new))),
        edits=script.edits("m"),
        typography=script.typography(old, new),
    )
    comparison = Comparison(  # checks that what is kept is the same on both sides
        old=Document(paragraphs=tuple(Paragraph(kind=Kind.OTHER, text=text) for text in old)),
        new=Document(paragraphs=tuple(Paragraph(kind=Kind.OTHER, text=text) for text in new)),
        matches=(match,),
    )
    kept = comparison.kept(match)
    for side, texts in (("old", old), ("new", new)):
        pieces = [getattr(k, side) for k in kept]
        pieces += [piece for edit in match.edits for piece in getattr(edit, side)]
        rebuilt = [
            "".join(t[p.start : p.end] for p in sorted(pieces) if p.paragraph == i)
            for i, t in enumerate(texts)
        ]
        assert rebuilt == texts
        for edit in match.edits:
            for piece in getattr(edit, side):
                tokens = tokenize(texts[piece.paragraph])
                for start, end in zip(tokens.starts, tokens.ends, strict=True):
                    assert not start < piece.start < end
                    assert not start < piece.end < end
