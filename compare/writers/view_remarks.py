"""What readers remark and repaired, in the language of the report.

In: messages that may be `Phrase`s, and names of repairs. Out: what the report says of them. What comes from
elsewhere (out of JSON, or from a program that failed) has words of its own only, and keeps them.
"""

from compare.messages import ENGLISH, Messages
from compare.model.phrase import Phrase, Place, Value
from compare.model.spoken import describe
from compare.writers.view_text import isolated, visible


def translated(message: str, messages: Messages) -> str | None:
    """Return a message in the language of the report, in harmless characters; None if nobody can."""
    if not isinstance(message, Phrase):
        return None
    return visible(message) if messages.language == ENGLISH else _said(message, messages)


def _said(phrase: Phrase, messages: Messages) -> str:
    if phrase.several:
        pattern = messages.ngettext(phrase.one, phrase.several, phrase.number)
    else:
        pattern = messages.gettext(phrase.one)
    return pattern % {name: _value(value, messages) for name, value in phrase.values.items()}


def _value(value: Value, messages: Messages) -> str:
    match value:
        case int():
            return messages.number(value)
        case tuple():
            return messages.gettext(", ").join(_value(item, messages) for item in value)
        case Phrase():
            return _said(value, messages)
        case Place():
            return visible(describe(value.address, messages.gettext))
        case _:
            return isolated(visible(value), messages)


def repair_name(name: str, messages: Messages) -> str | None:
    """Return what a repair did; the names are those of `readers.repair`. None for one that is not known.

    >>> repair_name("join_lines", Messages("fr")), repair_name("other_thing", Messages("fr"))
    ('lignes réunies en paragraphes', None)
    """
    gettext = messages.gettext
    return {
        "drop_furniture_inside": gettext("job numbers and bar codes within paragraphs dropped"),
        "drop_leaders": gettext("leaders and page numbers of a table of contents dropped"),
        "drop_mail_quotes": gettext("signs of quotation before each line of a mail dropped"),
        "drop_page_furniture": gettext("running heads and page numbers dropped"),
        "drop_quotes": gettext("quotation marks before each paragraph dropped"),
        "drop_rules": gettext("rules and headings above notes dropped"),
        "glue_lone_marks": gettext("note marks on a line of their own put back"),
        "join_lines": gettext("lines joined to paragraphs"),
        "mend_spaces": gettext("spaces within words mended"),
        "move_notes_out": gettext("notes moved out of the text"),
        "take_out_marks": gettext("note marks taken out of the words"),
    }.get(name)
