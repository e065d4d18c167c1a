"""The words of the report in the six official languages: messages, numbers, dates.

In: a language. Out: a `Messages`, which gives for each English message, singular and plural, that of the
language, out of the catalogues in `locales/`. English needs no catalogue and nothing that has to be loaded;
Babel writes numbers and dates of the others. JSON, the terminal and the summary stay English.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from compare.errors import OptionError
from compare.resources import locales

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
"""In which the United Nations publish, and the report speaks."""
DOMAIN = "redraft"
"""Name of the catalogues."""
ENGLISH = "en"
"""The language of messages, and of what has no words in another one."""
_ARABIC = "ar"
_LEVANTINE = "ar_SY"
_SMALL = 1000
"""Below, numbers are written alike everywhere: digits are those of the symbols, `58/190`, in Arabic too."""
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Messages:
    """What is said in one language."""

    def __init__(self, language: str) -> None:
        """Take one of `LANGUAGES`."""
        self.language = language
        self.direction = "rtl" if language == _ARABIC else "ltr"
        catalogue = _catalogue(language)
        self.gettext = catalogue.gettext
        self.ngettext = catalogue.ngettext
        self.pgettext = catalogue.pgettext
        self.npgettext = catalogue.npgettext

    def number(self, number: int) -> str:
        r"""Return a number as the language writes it.

        >>> Messages("en").number(12345), Messages("ru").number(12345)
        ('12,345', '12\xa0345')
        """
        if 0 <= number < _SMALL:
            return str(number)
        if self.language == ENGLISH:
            return f"{number:,}"
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self.language)

    def date(self, text: str) -> str:
        """Return a date as the language writes it; whatever is no ISO date, as it is.

        >>> Messages("en").date("2003-12-22"), Messages("en").date("early in 2003")
        ('22 December 2003', 'early in 2003')
        >>> Messages("fr").date("2003-12-22"), Messages("zh").date("2003-12-22")
        ('22 décembre 2003', '2003年12月22日')
        """
        if not re.fullmatch(_ISO, text):
            return text
        from datetime import date

        try:
            day = date.fromisoformat(text)
        except ValueError:
            return text
        if self.language == ENGLISH:
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        from babel.dates import format_date, get_month_names

        if self.language == _ARABIC:
            # The United Nations give both names of a month, that of the Levant first.
            names = (get_month_names(locale=locale)[day.month] for locale in (_LEVANTINE, _ARABIC))
            return f"{day.day} {'/'.join(names)} {day.year}"
        return format_date(day, "long", locale=self.language)


@cache
def messages(language: str) -> Messages:
    """Return what is said in one of `LANGUAGES`; raise OptionError for any other."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        message = f"{language!r} is no language of the report. Use one of {known}."
        raise OptionError(message)
    return Messages(language)


def _catalogue(language: str) -> "NullTranslations":
    from gettext import NullTranslations, translation

    return NullTranslations() if language == ENGLISH else translation(DOMAIN, locales(), [language])
