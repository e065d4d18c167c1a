"""Everything that can go wrong in a way a person should be told about.

RedraftError            what, where, what to try; the command line prints it and exits with 2
├── ReadError           a file or stream that cannot be read as a text
├── WriteError          an output that cannot be written
└── OptionError         a choice that makes no sense
"""


class RedraftError(Exception):
    """An error whose message is written for the person at the keyboard, on one line."""


class ReadError(RedraftError):
    """A file or stream that is missing, is no text, or cannot be understood."""


class WriteError(RedraftError):
    """An output that cannot be written; what stood there before is as it was."""


class OptionError(RedraftError):
    """A choice that makes no sense: an unknown format, address or encoding."""
