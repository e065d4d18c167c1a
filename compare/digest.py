"""SHA-256 of bytes: the name of a file's content, and of a match's words.

`hashlib` loads OpenSSL, which takes longer than reading a resolution. Python has the algorithm itself too,
under a name that has changed; its own `random` takes it from there as well.
"""

try:
    from _sha2 import sha256  # type: ignore[import-not-found]  # Python 3.12 and later
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]  # Python 3.11
    except ImportError:
        from hashlib import sha256


def hexdigest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal (FIPS 180-4).

    >>> hexdigest(b"")[:8]
    'e3b0c442'
    """
    digest: str = sha256(data).hexdigest()
    return digest
