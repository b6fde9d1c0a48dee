"""The page of reports: which one, of which days, in which language; and the forms."""
