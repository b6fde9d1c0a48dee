"""Records to and from the files offices send each other: plan first, then apply.

`plan` reads a workbook into an `ImportPlan` and writes nothing; `Store.apply_import` writes the
plan in one transaction. `workbook_out` writes records, `rejects` the rows that were refused.
"""
