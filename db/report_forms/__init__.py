"""Forms laid down by somebody else: a workbook with placeholders, filled without touching the rest.

    form = open_form(Path("月报表.xlsx"))
    check_form(form, words)                # what cannot be understood, cell by cell
    fill_form(store, form, Path("3月.xlsx"), ...)

docs/report-forms.md explains the placeholders to those who write them.
"""
