"""`snowtrack`: the window, or one job without it."""

from __future__ import annotations

import sys

COMMANDS = ("new", "import", "export", "check", "demo", "self-test")


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit status is 0 only when it did what was asked."""
    words = sys.argv[1:] if arguments is None else arguments
    if words and words[0] == "--read-workbook":
        # A frozen program has no Python beside it, so it starts itself to read a workbook.
        from db.exchange import read_child

        return read_child.main(words[1:])
    if words and (words[0] in COMMANDS or words[0].startswith("-")):
        from desktop_app import cli

        return cli.main(words)
    from desktop_app import app

    return app.run([sys.argv[0], *words])


if __name__ == "__main__":
    sys.exit(main())
