"""Review: what a person decided on each change, and what follows from it.

`changes` says what there is to decide, `decisions` what was decided, `record` keeps that as JSON, `settle`
makes the text that the decisions make, `minutes` says them as a table, `join` joins those of two people, and
`carry` brings them to the next draft.
All of it is pure: files belong to `pipeline`.
"""
