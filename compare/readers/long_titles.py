"""Long lines that nothing but a title could be: one noun phrase, with no sentence around it.

In: a line just ahead of an organ's name, of more words than headings have. Out: whether it could be a title.
Where it stands is for `kinds` to say.
"""

from compare.readers import front, headings
from compare.readers.patterns import late
from compare.readers.verbs import words

_LONGEST = 520
"""Characters; the longest titles of resolutions have some 400."""
_REMARKS = (
    *("Adopted ", "Translated ", "Unofficial ", "Source:", "Sources:", "Original:", "Note:", "Introduced "),
    *("Submitted ", "Issued ", "Reissued ", "Circulated ", "At the ", "At its ", "We ", "This ", "These "),
    *("Adoptée ", "Adopté ", "Traduit ", "Traduction ", "Aprobada ", "Aprobado ", "Traducido ", "Fuente:"),
    *("Принята ", "Перевод ", "Источник:"),
)
"""How lines begin that say something of a text: how it was adopted, who translated it."""
_FINITE = words(
    """
    is are was were has have had shall should recommends transmits submits presents proposes decides adopts
    considers contains prevails est sont était étaient ont sera recommande transmet soumet présente es fue
    fueron ha han será recomienda transmite presenta был была было были является являются рекомендует
    представляет имеет
    """
)
"""Verbs of sentences that are hardly ever nouns, in any of the languages; `son` and `will` are."""
_RELATIVE = words(
    """
    that which who whom whose where when what qui que dont où quien quienes cuyo cuya donde который которая
    которое которые которых которым что
    """
)
"""Behind these a verb belongs to a clause within the noun phrase: `dunes that are in need of care`."""
_PARTICLES = words("to not")
"""Behind `to` stands an infinitive, and no verb of a sentence."""
_WORD = late(r"[^\W\d_]+")
_JOINED = late(r",? later joined by |,? subsequently joined by |, | and | et | y | e | и ")
_SMALL = words("and the of la le les de du des del el los las et y e и d l")
"""What has a small letter in names of States."""
_SEVERAL = 2
"""Names of States, fewer of which are no list."""


def could_be(text: str) -> bool:
    """Tell whether a line could be a title, however long it is.

    >>> could_be("Care of the dunes of small islands that were eroded in the storms of the last three years")
    True
    >>> could_be("The Committee recommends to the Assembly the adoption of the following draft resolution")
    False
    """
    if len(text) > _LONGEST or not headings.of_any_length(text) or text.startswith(_REMARKS):
        return False
    return not (front.submits(text) or front.names(text) or _names_states(text) or _is_sentence(text))


def _is_sentence(text: str) -> bool:
    """Tell whether there is a finite verb ahead of any relative clause."""
    before = ""
    for word in _WORD().findall(text):
        if word in _RELATIVE:
            return False
        if word in _FINITE and before not in _PARTICLES:
            return True
        before = word
    return False


def _names_states(text: str) -> bool:
    """Tell whether a line is names in a row and nothing else; titles have other small words, too."""
    pieces = [piece.removeprefix("the ") for piece in _JOINED().split(text)]
    if len(pieces) < _SEVERAL or not all(piece[:1].isupper() for piece in pieces):
        return False
    small = (word for piece in pieces for word in _WORD().findall(piece) if word.islower())
    return all(word in _SMALL for word in small)
