"""What symbols of documents begin with, and how they are printed; `symbol.py` takes them apart.

A module of its own, because every reader needs these two lines, and few texts the rest.
"""

ORGANS = (
    "A|S|E|T|ST|CCPR|CEDAW|CERD|CRC|CRPD|CAT|CED|CMW|HRI|PBC|FCCC|UNEP|HSP|TD|DP|ECE|CBD|NPT|CTOC|CAC"
    "|AT|ICCD|JIU|SPLOS|ISBA|ESCAP"
)
"""What symbols begin with: principal organs, bodies of treaties, programmes, commissions."""
PRINTED = rf"(?:{ORGANS})(?:/[A-Z][\w.\-]*|/\d[\w.\-]*|/-)+(?: \([IVXLC\d\-S]+\))?(?: [A-Z](?=$|[\s.,;]))?"
"""A pattern for symbols as mastheads and running heads print them."""
