"""Messages from WeChat: what a record could take from the words of a ranger."""
