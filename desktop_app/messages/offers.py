"""What of a message is offered to the clerk: one line a part, with its readings and its tick.

Only what can hardly mean anything else is ticked beforehand. Everything else waits for a hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from db.messages.proposals import Message, Proposal
from db.text import translate_noop

if TYPE_CHECKING:
    from db.record_types import RecordType

NOTES: Final = "notes"
CHANNEL: Final = "report_channel"
SPECIES: Final = "species"
NUMBER: Final = "number"

MOST: Final = 9
"""Readings of one part that are offered; each has a digit of the keyboard."""

_PASTED = translate_noop("Message", "Because it was pasted as a message.")


@dataclass(slots=True)
class Offer:
    """One part. choices: its readings, the likeliest first. chosen: which of them counts.

    ticked: it goes into the form. decided: a person has ticked, unticked or chosen something here.
    each: a record for each of the choices instead of one of them (species only).
    """

    part: str
    choices: tuple[Proposal, ...]
    chosen: int = 0
    ticked: bool = False
    decided: bool = False
    each: bool = False

    @property
    def proposal(self) -> Proposal:
        return self.choices[self.chosen]

    @property
    def sure(self) -> bool:
        """Whether nobody needs to look at it."""
        return len(self.choices) == 1 and self.choices[0].sure

    def tick(self, ticked: bool) -> None:
        self.ticked, self.decided = ticked, True

    def choose(self, index: int) -> None:
        """Take the reading at `index`; choosing one is accepting it."""
        self.chosen, self.each = index, False
        self.tick(True)

    def choose_each(self) -> None:
        """Take every reading, each for a record of its own."""
        self.each = True
        self.tick(True)

    @property
    def can_be_each(self) -> bool:
        return self.part == SPECIES and len(self.choices) > 1


def offers_of(message: Message, record_type: RecordType) -> list[Offer]:
    """The parts of a message in the order they are read, ticked where they are sure.

    The way the report came and the text itself come last, as they are in no words of it.
    """
    parts: dict[str, list[Proposal]] = {}
    for one in message.proposals:
        parts.setdefault(one.part, []).append(one)
    offers = [Offer(part, tuple(found[:MOST])) for part, found in parts.items()]
    text = message.text.strip()
    if text and CHANNEL in record_type.by_name and CHANNEL not in parts and offers:
        pasted = Proposal(CHANNEL, {CHANNEL: "wechat"}, "", 0, 0, sure=False, note=_PASTED)
        offers.append(Offer(CHANNEL, (pasted,)))
    for offer in offers:
        offer.ticked = offer.sure
    if text and NOTES in record_type.by_name and NOTES not in parts:
        whole = Proposal(NOTES, {NOTES: text}, "", 0, 0, sure=False)
        offers.append(Offer(NOTES, (whole,)))
    return offers


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into one form. values: field -> value. words: field -> the words it came from."""

    values: Mapping[str, Any]
    words: Mapping[str, str]


def fillings_of(offers: Sequence[Offer]) -> list[Filling]:
    """What was accepted: for one record, or for as many as there are species."""
    taken = [offer for offer in offers if offer.ticked]
    several = next((offer for offer in taken if offer.each), None)
    if several is None:
        return [_filling([offer.proposal for offer in taken])]
    others = [offer.proposal for offer in taken if offer.part not in (SPECIES, NUMBER)]
    numbers = next((offer for offer in taken if offer.part == NUMBER), None)
    fillings = []
    for species in several.choices:
        own = [] if numbers is None else numbers_of(species, several.choices, numbers.choices)
        fillings.append(_filling([species, *own, *others]))
    return fillings


def numbers_of(
    species: Proposal, all_species: Sequence[Proposal], numbers: Sequence[Proposal]
) -> list[Proposal]:
    """The number that stands nearest to a species, when it is no other's and the only one."""
    own = [one for one in numbers if min(all_species, key=lambda s: _gap(s, one)) is species]
    return own if len(own) == 1 else []


def _gap(species: Proposal, number: Proposal) -> tuple[int, int]:
    """How far apart two words stand; a number that stands before is the usual order (两只雪豹)."""
    if number.end <= species.start:
        return species.start - number.end, 0
    return max(0, number.start - species.end), 1


def _filling(proposals: Sequence[Proposal]) -> Filling:
    values: dict[str, Any] = {}
    words: dict[str, str] = {}
    for one in proposals:
        for name, value in one.values.items():
            if name not in values:
                values[name], words[name] = value, one.words
    return Filling(values, words)
