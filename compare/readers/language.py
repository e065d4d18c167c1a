"""Which of the six official languages a text is in, by its script and its commonest words."""

from collections.abc import Iterable, Sequence

from compare.readers.verbs import words

_LOOKED_AT = 3_000
"""Characters that settle the language: some 500 words, of which more than a hundred are common ones."""
_WORDS = {
    "en": words("the of and to in its that for by on with all as their which"),
    "fr": words("le la les de des du et en que qui dans par sur aux un une est pour ses leur au"),
    "es": words("el la los las de y en que del por para con su sus un una se al como"),
}
_SHARE = 0.12
"""Of all words, the least that are among the commonest twenty; running text of each language has a quarter
to two fifths, of the two others at most a tenth."""
_MARGIN = 1.3
"""French and Spanish share short words; the better must be that many times the other."""
_ELIDED = ("l'", "d'", "qu'", "n'", "s'", "l’", "d’", "qu’", "n’", "s’")
"""How French words begin before a vowel, each a common word that is cut short."""
_SCRIPT_SHARE = 0.5
_FEWEST_WORDS = 4
_FIRST_OF_OTHER_SCRIPTS = "\u0400"
_SCRIPTS = (("ar", "\u0600", "\u06ff"), ("ru", "\u0400", "\u04ff"), ("zh", "\u4e00", "\u9fff"))


def detect(texts: Iterable[str]) -> str | None:
    """Return `ar`, `en`, `es`, `fr`, `ru` or `zh`, or None where the words do not tell.

    >>> detect(["Recalling its resolution on the rights of the child,"]), detect(["Rien."])
    ('en', None)
    """
    sample: list[str] = []
    length = 0
    for text in texts:
        sample.append(text[:_LOOKED_AT])
        length += len(text)
        if length > _LOOKED_AT:
            break
    return _of(" ".join(sample)[:_LOOKED_AT])


def direction(language: str | None) -> str:
    """Return `rtl` for Arabic, else `ltr`."""
    return "rtl" if language == "ar" else "ltr"


def _of(text: str) -> str | None:
    beyond = [letter for letter in text if letter >= _FIRST_OF_OTHER_SCRIPTS and letter.isalpha()]
    letters = sum(map(str.isalpha, text)) if beyond else 0
    for language, first, last in _SCRIPTS if beyond else ():
        if sum(first <= letter <= last for letter in beyond) > _SCRIPT_SHARE * letters:
            return language
    spoken = [word.strip(".,;:()[]«»“”\"'’") for word in text.lower().split()]
    if len(spoken) < _FEWEST_WORDS:
        return None
    ranked = sorted(
        ((_common(spoken, name) / len(spoken), name) for name in _WORDS),
        reverse=True,
    )
    (best, language), (second, _) = ranked[:2]
    return language if best >= _SHARE and best >= _MARGIN * second else None


def _common(spoken: Sequence[str], language: str) -> int:
    """Return how many words are among the commonest of a language."""
    elided = sum(word.startswith(_ELIDED) for word in spoken) if language == "fr" else 0
    return elided + sum(word in _WORDS[language] for word in spoken)
