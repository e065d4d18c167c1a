"""How much a token says: words that every resolution shares say little, rare ones much."""

from functools import lru_cache

_EN = (
    "a about above after all also an and any are as at be been before being between both but by each for "
    "from had has have if in including inter into is it its may more no nor not of on or other such than "
    "that the their them these they this those through to under upon was were which while who with within "
)
_FR = (
    "à au aux avec ce ces cette dans de des du elle en entre est et il ils la le les leur leurs ne ou où par "
    "pas pour que qui sa se ses son sont sur un une y d l qu n s "
)
_ES = (
    "al con como del e el entre es esa ese esta este la las lo los más ni o para por que se sin sobre su sus "
    "un una y "
)
_RU = "в во для до его ее и из или их к как на не о об от по при с со также у что это "
_AR = "في من على إلى أن أو و عن مع التي الذي هذا هذه بما "
_ZH = (
    "的 和 与 及 以及 或 而 并 在 于 以 为 对 对于 从 由 向 到 中 内 上 下 其 该 本 这 这些 此 所 者 之 "
    "了 地 得 着 等 就 也 将 被 把 是 有"
)

FUNCTION_WORDS = frozenset(f"{_EN}{_FR}{_ES}{_RU}{_AR}{_ZH}".split())
"""Words that join others and say nothing of their own: articles, prepositions, conjunctions, pronouns.
Written down for this project from the closed word classes of the languages' grammars."""

_PRONOUNS = "he her him his i my one our she us we you your "
_AUXILIARIES = "am being can could did do does might must shall should will would "
_PROSE = frozenset(f"{_PRONOUNS}{_AUXILIARIES}".split())
"""What resolutions hardly have and other prose has everywhere. Among tokens such words say as little as
function words; for whose heir a paragraph is they say what they are worth."""
_PLAIN_ADVERBS = (
    "again also already always even however just much never not now often only soon still then too very yet"
)
_ADVERBS = frozenset(_PLAIN_ADVERBS.split())
"""Adverbs without the usual ending."""
_COPULA_FORMS = "is are was were est sont es son"
COPULAS = frozenset(_COPULA_FORMS.split())
"""They part what is spoken of from what is said of it."""
_COORDINATING = "and or et ou y o и или و أو"
CONJUNCTIONS = frozenset(_COORDINATING.split())
"""They go with the item of a list that came or went: "the rights of seafarers and" before "the rights of"."""
_DEFINITE_OR_NOT = "a an the le la les un une el los las una"
ARTICLES = frozenset(_DEFINITE_OR_NOT.split())
"""They go with what follows: "the performance of" came before "the", not "performance of the" after it."""

_VERBS = (
    # Participles and adjectives that open preambular paragraphs, verbs that open operative ones.
    "acting acknowledges acknowledging affirming affirms appeals appreciates appreciating approves aware "
    "bearing believing calls commending commends concerned conscious considering convinced decides deeply "
    "deploring deplores determined determining draws emphasizes emphasizing encouraged encourages endorses "
    "expresses expressing guided invites mindful noting notes reaffirming reaffirms recalling recalls "
    "recognizes recognizing recommends reiterates reiterating remains remain requests seized strongly "
    "stresses stressing takes taking underlines underlining urges welcomes welcoming "
)
_NOUNS = (
    # Organs, documents and the words that join them.
    "accordance further mind note assembly committee council general member nations organization "
    "organizations paragraph paragraphs present relevant report resolution resolutions secretary "
    "secretary-general security session state states system united "
    "appropriate charter considered examined having purposes principles received submitted "
    "january february march april may june july august september october november december"
)
BOILERPLATE = frozenset(f"{_VERBS}{_NOUNS}".split())
"""Words that most resolutions share, so that a text of few paragraphs cannot tell that they say little.
Written down for this project from the drafting conventions of resolutions."""

FUNCTION_WEIGHT = 0.35
"""Weight of a function word among tokens, where a word with content weighs 1."""
PUNCTUATION_WEIGHT = 0.2
"""Weight of a mark of punctuation."""
ADVERB_WEIGHT = 0.9
"""Weight of an adverb: of "fully comply" that became "comply fully" the adverb is what moved."""


@lru_cache(maxsize=1 << 16)
def token_weight(token: str) -> float:
    """Return how much a kept token counts, 0 to 1."""
    if not any(character.isalnum() for character in token):
        return PUNCTUATION_WEIGHT
    word = token.casefold()
    if word in FUNCTION_WORDS or word in _PROSE:
        return FUNCTION_WEIGHT
    return ADVERB_WEIGHT if word in _ADVERBS or word.endswith("ly") else 1.0
