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


def digest(data: bytes) -> bytes:
    """Return the SHA-256 of `data` (FIPS 180-4)."""
    found: bytes = sha256(data).digest()
    return found


def hexdigest(data: bytes) -> str:
    """Return the same in hexadecimal.

    >>> hexdigest(b"")[:8]
    'e3b0c442'
    """
    return digest(data).hex()
