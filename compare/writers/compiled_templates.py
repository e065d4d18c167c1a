"""Keep compiled templates as Python keeps compiled modules: in `__pycache__`, beside their source.

Compiling the templates takes 45 ms, as long as all the rest of a report on a resolution; loading them
takes 2 ms. Jinja takes a compiled template only if it was made from the very same source by the same
versions of Jinja and Python. The folder is the one that Python itself would use, so whoever can write
there could change the templates as well; the variables that keep Python from writing there
(PYTHONDONTWRITEBYTECODE, PYTHONPYCACHEPREFIX) hold here too. Imports jinja2: to be imported late.
"""

import sys
from contextlib import suppress
from pickle import UnpicklingError  # what Jinja writes; read from where Python's own modules are read

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from compare.resources import compiled

_DAMAGED = (
    OSError,
    UnpicklingError,
    EOFError,
    ValueError,
    TypeError,
    AttributeError,
    ImportError,
    IndexError,
)
"""What reading such a file can raise, as the documentation of pickle and marshal says."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder that need not be writable."""

    def __init__(self, templates: str) -> None:
        """Take the folder of the templates."""
        super().__init__(compiled(templates))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` if the folder has what it asks for and lets it be read."""
        try:
            super().load_bytecode(bucket)
        except _DAMAGED:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep `bucket`, unless the folder cannot be written or Python was told not to."""
        if sys.dont_write_bytecode:
            return
        from pathlib import Path

        # A read-only installation or a full disk costs the next run 45 ms, and nothing else.
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
