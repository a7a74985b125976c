"""The catalogues of a collection, one a language, paired with what its texts say; a sentence has one id in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.translations.merge import pair_catalogue, refuse_much_loss, with_editors_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.model.translation import Message, MessageKey
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.merge import Pairing


def paired_today(pairing: Pairing, known: Sequence[Message], today: Sequence[Message], *, allow_loss: bool) -> Pairing:
    """The pairing with the texts that the editor gives; TimelineError T23 when the catalogue loses much."""
    own_messages = [message for message in today if belongs(message, pairing.catalogue)]
    whole = with_editors_texts(pairing, own_messages)
    if not allow_loss:
        refuse_much_loss(whole, (*known, *own_messages))
    return whole


def pair_catalogues(catalogues: Sequence[Catalogue], known: Sequence[Message], held: AbstractSet[str]) -> list[Pairing]:
    """Each catalogue paired with the messages of other languages than its own, the first of them leading."""
    taken = {unit.id for catalogue in catalogues for unit in catalogue.units}
    pairings = _paired(catalogues, known, {}, taken, held)
    if len(catalogues) > 1 and any(message.key not in pairings[0].found for message in known):
        # What the first has not, or has lost, keeps the id that another remembers.
        remembered: dict[MessageKey, str] = {}
        for pairing in pairings:
            remembered = {key: unit.id for key, unit in pairing.found.items()} | remembered
        pairings = _paired(catalogues, known, remembered, taken, held)
    return pairings


def _paired(
    catalogues: Sequence[Catalogue],
    known: Sequence[Message],
    leading: Mapping[MessageKey, str],
    taken: AbstractSet[str],
    held: AbstractSet[str],
) -> list[Pairing]:
    pairings = []
    for catalogue in catalogues:
        own_messages = [message for message in known if belongs(message, catalogue)]
        pairings.append(pair_catalogue(catalogue, own_messages, leading, taken, held))
        leading = {**pairings[-1].ids, **leading}
    return pairings


def belongs(message: Message, catalogue: Catalogue) -> bool:
    """Whether a catalogue has a message: not what is written in its own language, unless it only keeps the ids."""
    return message.language != catalogue.direction.target or len(set(catalogue.direction)) == 1


def leader(pairings: Iterable[Pairing], message: Message) -> Pairing:
    """The pairing that gives a message its id: the first that has it."""
    return next(pairing for pairing in pairings if message.key in pairing.ids)
