"""Words of vocabularies: the code a word means, and all words for a message."""

from __future__ import annotations

from db.fields import Vocabulary
from db.names import fold
from db.text import Text, Translate, english, translate_noop

# Folded words of each vocabulary. Kept by identity, with the vocabulary, so that ids stay theirs:
# hashing a whole vocabulary for every cell costs more than the look-up.
_tables: dict[int, tuple[Vocabulary, dict[str, str]]] = {}


def code_of(vocabulary: Vocabulary, word: str, translate: Translate | None) -> str | None:
    """The code of a folded word: a code, English label or alias; or the user's own label."""
    known = _tables.get(id(vocabulary))
    if known is None:
        known = _tables[id(vocabulary)] = (vocabulary, _table(vocabulary))
    code = known[1].get(word)
    if code is not None or translate is None:
        return code
    # The user's words are not kept: the language may change while the program runs.
    return next(
        (term.code for term in vocabulary.terms if fold(translate(term.label)) == word), None
    )


def _table(vocabulary: Vocabulary) -> dict[str, str]:
    """Folded word -> code. Codes and labels count before aliases, earlier terms before later."""
    table: dict[str, str] = {}
    for term in vocabulary.terms:
        table.setdefault(fold(term.code), term.code)
        table.setdefault(fold(english(term.label)), term.code)
    for term in vocabulary.terms:
        for alias in term.aliases:
            table.setdefault(fold(alias), term.code)
    return table


def all_labels(vocabulary: Vocabulary) -> Text:
    """The labels of all terms as one text, each in the reader's language."""
    labels = [term.label for term in vocabulary.terms]
    listed = labels[-1]
    for label in reversed(labels[:-1]):
        listed = _LIST.format(first=label, rest=listed)
    return listed


_LIST = translate_noop("Conversion", "{first}, {rest}")
