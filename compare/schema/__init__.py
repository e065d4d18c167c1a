"""The JSON of documents and comparisons: its version, and its JSON Schema beside this file.

`redraft.schema.json` describes what `compare.writers.to_json` writes and what
`compare.readers.from_json` reads; a test holds all three together.
"""

FORMAT_VERSION = 1
"""Of the JSON that is written. A key that is added changes nothing; a key that is taken away, renamed
or means something else raises the number."""
# 1  documents and comparisons: matches, note_matches, passages, counts, remarks
