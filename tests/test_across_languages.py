"""One event told in two languages: joined by day, place, body and act, never by less, and never against subject or number."""

from __future__ import annotations

import hashlib

import pytest

from timeline.chronology.corpus_text import read_whole
from timeline.chronology.perhaps_same import perhaps_same
from timeline.chronology.retelling import join_retellings
from timeline.language import load_language
from timeline.model.edition import Entry
from timeline.model.translation import Translation

LANGUAGES = {code: load_language(code) for code in ("fr", "en", "de")}
HEADER = """---
id: {name}
title: "{title}"
date: {day}
basis: stated
place: {place}
issuer: NATO
language: {code}
source: a.txt
sha256: {digest}
---
"""


def entries(code: str, text: str, place: str, title: str = "Text", day: str = "2011-05-13") -> list[Entry]:
    """What a text of a few lines tells, as entries without translations."""
    name, body = f"text-{code}", f"{text}\n".encode()
    head = HEADER.format(
        name=name, title=title, day=day, place=place, code=code, digest=hashlib.sha256(body).hexdigest()
    )
    telling, findings = read_whole(f"corpus/a/{name}.txt", "a", head.encode() + body, LANGUAGES.get)
    assert telling is not None, findings
    return [
        Entry(f"{name}.{number}", event, telling.communique, Translation(f"{name}.{number}", event.sentence.text, code, {}))
        for number, event in enumerate(telling.events)
    ]


def told_together(*sides: list[Entry]) -> list[set[str]]:
    """The languages of each entry that texts of several tell."""
    joined = join_retellings([entry for side in sides for entry in side], LANGUAGES)
    spoken = ({telling.communique.language for telling in entry.tellings} for entry in joined)
    return [languages for languages in spoken if len(languages) > 1]


SAME = [
    ("Le Conseil OTAN-Russie s'est réuni à Bruxelles le 12 mai 2011.", "en", "The NATO-Russia Council met in Brussels on 12 May 2011.", "Brussels"),
    ("Le Conseil OTAN-Russie s'est réuni hier à Bruxelles.", "de", "Der NATO-Russland-Rat tagte am 12. Mai 2011 in Brüssel.", "Brüssel"),
    ("Le Conseil de sécurité a prorogé jeudi le mandat de la mission.", "en", "On 12 May 2011 the Security Council extended the mandate.", "Brussels"),
    ("Les ministres des Affaires étrangères de l'OSCE ont signé la déclaration à Vienne le 11 mai 2011.", "de", "Am 11. Mai 2011 wurde in Wien die Erklärung der OSZE unterzeichnet.", "Wien"),
    # a verb in two parts, a decision, a subject that both name
    ("Le Conseil des droits de l'homme a adopté la résolution sur l'eau le 12 mai 2011.", "de", "Der Menschenrechtsrat nahm am 12. Mai 2011 in Brüssel die Resolution zum Wasser an.", "Brüssel"),
    ("La Commission européenne a dévoilé le 12 mai 2011 son projet sur la pêche.", "en", "The European Commission presented its plan for fisheries on 12 May 2011.", "Brussels"),
    ("La BCE a abaissé jeudi ses taux.", "de", "Die EZB senkte am 12. Mai 2011 die Zinsen.", "Brüssel"),
    ("Le Parlement européen a rejeté l'accord le 12 mai 2011.", "de", "Am 12. Mai 2011 lehnte das Europäische Parlament das Abkommen ab.", "Brüssel"),
    # an office of an organisation, and its country in the genitive
    ("Le Secrétaire général de l'ONU a rencontré le 12 mai 2011 le ministre turc de la Défense.", "en", "On 12 May 2011 the UN Secretary-General met the Turkish Defence Minister.", "Brussels"),
    ("Les ministres de l'Intérieur de l'Italie et de l'Espagne ont signé l'accord le 12 mai 2011.", "de", "Die Innenminister Italiens und Spaniens unterzeichneten das Abkommen am 12. Mai 2011.", "Brüssel"),
    # what is decided, by names and words that both have
    ("La Commission européenne a interdit le 12 mai 2011 la fusion de Meyer et d'Alcotra.", "en", "On 12 May 2011 the European Commission prohibited the merger between Meyer and Alcotra.", "Brussels"),
    ("Le Parlement européen a élu Mme Vestergaard à sa présidence le 12 mai 2011.", "de", "Das Europäische Parlament wählte am 12. Mai 2011 Frau Vestergaard zur Präsidentin.", "Brüssel"),
    ("Le Conseil de sécurité a levé l'embargo le 12 mai 2011.", "de", "Der Sicherheitsrat hob das Embargo am 12. Mai 2011 auf.", "Brüssel"),
]  # fmt: skip
OTHER = [
    # another body on the day
    ("Le Conseil OTAN-Russie s'est réuni à Bruxelles le 12 mai 2011.", "en", "The North Atlantic Council met in Brussels on 12 May 2011.", "Brussels"),
    ("La Commission OTAN-Ukraine s'est réunie à Bruxelles le 12 mai 2011.", "de", "Der NATO-Russland-Rat tagte am 12. Mai 2011 in Brüssel.", "Brüssel"),
    # another day, another place
    ("Le Conseil OTAN-Russie s'est réuni à Bruxelles le 12 mai 2011.", "en", "The NATO-Russia Council met in Brussels on 11 May 2011.", "Brussels"),
    ("Le Conseil OTAN-Russie s'est réuni à Bruxelles le 12 mai 2011.", "de", "Der NATO-Russland-Rat tagte am 12. Mai 2011 in Sotschi.", "Sotschi"),
    # another act
    ("Le Conseil de sécurité a adopté une résolution le 12 mai 2011.", "en", "The Security Council visited the camp on 12 May 2011.", "Brussels"),
    # a body that has no sign, beside one that has
    ("Le Comité militaire de l'OTAN s'est réuni à Bruxelles le 12 mai 2011.", "en", "The NATO Committee on Standards met in Brussels on 12 May 2011.", "Brussels"),
    ("Le Sous-comité des ports de l'Union européenne s'est réuni le 12 mai 2011.", "de", "Der Hafenausschuss der Europäischen Union tagte am 12. Mai 2011.", "Brüssel"),
    ("Le Conseil fédéral a adopté le message sur l'asile le 12 mai 2011.", "de", "Der Große Landrat verabschiedete am 12. Mai 2011 das Asylgesetz, das der Bundesrat wollte.", "Brüssel"),
    # another office, another country
    ("Les ambassadeurs de l'OTAN se sont réunis à Bruxelles le 12 mai 2011.", "de", "Die Verteidigungsminister der NATO trafen sich am 12. Mai 2011 in Brüssel.", "Brüssel"),
    ("Le président du Conseil européen a rencontré les présidents à Bruxelles le 12 mai 2011.", "en", "The European Council met in Brussels on 12 May 2011.", "Brussels"),
    ("Le Secrétaire général de l'ONU a rencontré le 12 mai 2011 le président malien.", "en", "On 12 May 2011 the UN Secretary-General met the President of Georgia.", "Brussels"),
    ("Le Premier ministre a rencontré le président afghan le 12 mai 2011.", "en", "The Prime Minister met the Afghan President on 12 May 2011.", "Brussels"),
    # another subject, another number, another country of a decision
    ("Le Conseil fédéral a adopté le message sur les forêts le 12 mai 2011.", "de", "Der Bundesrat hat am 12. Mai 2011 die Botschaft zur Armee verabschiedet.", "Brüssel"),
    ("Le Conseil fédéral a adopté le message sur les forêts le 12 mai 2011.", "de", "Der Bundesrat hat am 12. Mai 2011 die Botschaft zum Glücksspiel verabschiedet.", "Brüssel"),
    ("Le Conseil de sécurité a adopté la résolution 1983 le 12 mai 2011.", "en", "The Security Council adopted resolution 1984 on 12 May 2011.", "Brussels"),
    ("Le Conseil de sécurité a prorogé le mandat de la mission au Liban le 12 mai 2011.", "en", "On 12 May 2011 the Security Council extended the mandate of the mission in Cyprus.", "Brussels"),
    # another thing of the same kind, without a word of the other; a word that both have, and another that they have not
    ("Le Bundestag a adopté le 12 mai 2011 la loi sur le loyer.", "de", "Der Bundestag hat am 12. Mai 2011 das Gesetz über die Hebammen verabschiedet.", "Brüssel"),
    ("Le Conseil fédéral a nommé le 12 mai 2011 M. Rey ambassadeur.", "de", "Der Bundesrat hat am 12. Mai 2011 Frau Kunz zur Direktorin ernannt.", "Brüssel"),
    ("L'Union européenne et le Japon ont signé à Bruxelles le 12 mai 2011 un accord sur la vigne.", "en", "The European Union and Japan signed an agreement on customs in Brussels on 12 May 2011.", "Brussels"),
    ("Le Parlement européen a adopté le 12 mai 2011 une résolution sur les enfants roms.", "en", "On 12 May 2011 the European Parliament adopted a resolution on child seats in cars.", "Brussels"),
    ("Le Conseil de sécurité a condamné le 12 mai 2011 l'attaque de Damas.", "en", "The Security Council condemned the attack in Burgas on 12 May 2011.", "Brussels"),
    ("Le Conseil de sécurité a adopté une résolution le 12 mai 2011.", "en", "On 12 May 2011 the Security Council adopted a resolution on pirates.", "Brussels"),
    # whom a body met
    ("La Commission européenne a rencontré les régions à Bruxelles le 12 mai 2011.", "en", "The European Commission met representatives of the cities in Brussels on 12 May 2011.", "Brussels"),
    # who met is not known
    ("Les ministres se sont réunis à Bruxelles le 12 mai 2011.", "en", "Ministers met in Brussels on 12 May 2011.", "Brussels"),
]  # fmt: skip


@pytest.mark.parametrize(("french", "code", "other", "place"), SAME, ids=lambda value: value[:24])
def test_one_event_is_one_entry(french: str, code: str, other: str, place: str) -> None:
    """Both tellings stand in it, each in its own language."""
    assert told_together(entries("fr", french, "Bruxelles"), entries(code, other, place)) == [{"fr", code}]


@pytest.mark.parametrize(("french", "code", "other", "place"), OTHER, ids=lambda value: value[:24])
def test_another_event_is_another_entry(french: str, code: str, other: str, place: str) -> None:
    """Another body, day, place or act on the same day; and what no one can know."""
    assert told_together(entries("fr", french, "Bruxelles"), entries(code, other, place)) == []


PERHAPS = [
    # a body without a sign
    ("Le conseil général du Finistère a adopté le 12 mai 2011 son plan d'entretien des routes.", "en", "The Finistère county council passed its road maintenance plan on 12 May 2011.", "Brussels", True),
    ("La société Lemania Aquatica se réunira à Namur le 20 mai 2011.", "de", "Die Gesellschaft Lemania Aquatica tagt am 20. Mai 2011 in Namur.", "Namur", True),
    # a body that is known, and words that may be the same
    ("Le Parlement européen a adopté le 12 mai 2011 une résolution sur les enfants roms.", "en", "On 12 May 2011 the European Parliament adopted a resolution on child seats in cars.", "Brussels", True),
    # another day, another place, another country, another number
    ("Le conseil général du Finistère a adopté le 12 mai 2011 son plan d'entretien des routes.", "en", "The Finistère county council passed its road maintenance plan on 11 May 2011.", "Brussels", False),
    ("Le ministre a inauguré l'hôpital du Lac à Yopougon le 12 mai 2011.", "en", "The minister opened the hospital du Lac in Dakar on 12 May 2011.", "Brussels", False),
    ("Le ministre a signé le 12 mai 2011 avec le Maroc la convention sur le transit des phosphates.", "en", "The minister signed the convention on transit of phosphates with Tunisia on 12 May 2011.", "Brussels", False),
    ("Le conseil a adopté le 12 mai 2011 le règlement 4812 sur les taxis.", "en", "The council adopted regulation 4813 on taxis on 12 May 2011.", "Brussels", False),
    # nothing in common but the day
    ("Les dockers ont cessé le travail le 12 mai 2011.", "en", "The new bridge was opened on 12 May 2011.", "Brussels", False),
    # joined already
    ("Le Conseil OTAN-Russie s'est réuni à Bruxelles le 12 mai 2011.", "en", "The NATO-Russia Council met in Brussels on 12 May 2011.", "Brussels", False),
]  # fmt: skip


@pytest.mark.parametrize(("french", "code", "other", "place", "proposed"), PERHAPS, ids=lambda value: str(value)[:24])
def test_what_may_be_the_same_is_proposed(french: str, code: str, other: str, place: str, *, proposed: bool) -> None:
    """C85 where words of both may say each other; none against a place, a country or a number, or for a day alone."""
    both = [*entries("fr", french, "Bruxelles"), *entries(code, other, place)]
    joined = join_retellings(both, LANGUAGES)
    tellings = [telling for entry in joined for telling in (entry, *entry.others)]
    assert [found.code for found in perhaps_same(tellings, LANGUAGES, ())] == ["C85"] * proposed
    assert [*perhaps_same(tellings, LANGUAGES, [both[0].id])] == []


def test_a_meeting_is_known_by_the_title_of_its_own_text() -> None:
    """« Nous nous sommes réunis ce jour » is of the body that the title names."""
    french = entries("fr", "Nous nous sommes réunis ce jour à Bruxelles.", "Bruxelles", "Réunion du Conseil OTAN-Russie")
    english = entries("en", "We met today in Brussels.", "Brussels", "Meeting of the NATO-Russia Council")
    assert told_together(french, english) == [{"fr", "en"}]


def test_two_of_a_language_are_joined_to_none() -> None:
    """Where a language tells two such events nobody knows which of them is meant."""
    french = entries("fr", "Le Conseil de sécurité a adopté une résolution le 12 mai 2011.\n\nLe Conseil de sécurité a adopté le 12 mai 2011 un second texte.", "Bruxelles")
    english = entries("en", "The Security Council adopted a resolution on 12 May 2011.", "Brussels")
    assert told_together(french, english) == []


def test_what_the_editor_keeps_apart_stays_apart() -> None:
    """An id of ``parts`` is joined across languages as little as within one."""
    french = entries("fr", "Le Conseil OTAN-Russie s'est réuni à Bruxelles le 12 mai 2011.", "Bruxelles")
    english = entries("en", "The NATO-Russia Council met in Brussels on 12 May 2011.", "Brussels")
    assert len(join_retellings([*french, *english], LANGUAGES)) == 1
    assert len(join_retellings([*french, *english], LANGUAGES, parts=[french[0].id])) == 2
