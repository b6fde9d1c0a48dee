"""A message pasted from WeChat: what is found in it, and how it comes into a form."""
