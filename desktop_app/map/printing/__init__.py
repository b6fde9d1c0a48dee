"""The map on paper: a second view of as many pixels as the paper has, and the sheet around it."""
