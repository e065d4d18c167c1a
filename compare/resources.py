"""Files that ship with the program: inside the package where it is installed, beside it in a checkout."""

import os

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def sample(name: str) -> str:
    """Return the path of one of the sample texts.

    >>> os.path.basename(sample("58-190.txt"))
    '58-190.txt'
    """
    return os.path.join(_folder("samples", "texts"), name)


def templates() -> str:
    """Return the folder of the templates that ship with the program."""
    return _folder("templates", "templates")


def locales() -> str:
    """Return the folder of the catalogues of messages."""
    return os.path.join(_PACKAGE, "locales")


def template_names() -> list[str]:
    """Return the names of the templates that ship with the program."""
    folder = templates()
    return sorted(name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name)))


def has_template(folder: str) -> bool:
    """Tell whether a folder holds a template that replaces one of the program's own."""
    return any(os.path.isfile(os.path.join(folder, name)) for name in template_names())


def compiled(folder: str) -> str:
    """Return the folder where Python would keep what it compiles in `folder`."""
    from importlib.util import cache_from_source

    return os.path.dirname(cache_from_source(os.path.join(folder, "module.py")))


def is_folder(path: str) -> bool:
    """Tell whether there is such a folder."""
    return os.path.isdir(path)


def _folder(installed: str, checkout: str) -> str:
    inside = os.path.join(_PACKAGE, installed)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), checkout)
