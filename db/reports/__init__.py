"""Reports of a period: the workbook of figures, and forms laid down by somebody else.

A report reads; nothing here writes records.
"""
