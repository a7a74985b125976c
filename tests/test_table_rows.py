"""The rows of tables as sentences: a day dates the cell beside it, all else stands side by side."""

from __future__ import annotations

import pytest

from timeline.intake.table_rows import row_sentence

ROWS = [
    (("3 mai 2019", "Ouverture du pont", "Orbelle"), "3 mai 2019 : Ouverture du pont ; Orbelle"),
    (("Mardi 4 mai", "Un bac"), "Mardi 4 mai : Un bac"),
    (("du 3 au 5 juin 2018", "Salon du livre"), "du 3 au 5 juin 2018 : Salon du livre"),
    (("12", "samedi 3 et dimanche 4 mai 2019", "Fête du quai"), "12 ; samedi 3 et dimanche 4 mai 2019 : Fête du quai"),
    (("03/05/2019", "18 h", "Conseil"), "03/05/2019, 18 h : Conseil"),
    (("2019-05-03", "Conseil"), "2019-05-03 : Conseil"),
    (("mai 2017", "Travaux"), "mai 2017 : Travaux"),
    (("3. März 2019", "Eröffnung"), "3. März 2019 : Eröffnung"),
    (("Ouverture du pont", "3 mai 2019", "Orbelle"), "Ouverture du pont : 3 mai 2019 ; Orbelle"),
    (("Salle A", "", "Conseil", "3 mai 2019"), "Salle A ; Conseil : 3 mai 2019"),
    (("Dossier", "3 mai 2017", "5 juin 2017"), "Dossier : 3 mai 2017 ; 5 juin 2017"),
]
SIDE_BY_SIDE = [
    ("Dordogne", "1 250 000 euros", "15 juin 2019"),
    ("12 agents", "Service du port"),
    ("Budget 2017", "300 euros"),
    ("Lot 3", "12 000 €"),
    ("Région : Thiès", "3 mai 2019"),
    ("2017", "41 navires"),
    ("3 mai 2019 ou plus tard si le vent le permet", "Pont"),
]


@pytest.mark.parametrize(("cells", "sentence"), ROWS, ids=lambda value: str(value)[:40])
def test_a_day_dates_the_cell_beside_it(cells: tuple[str, ...], sentence: str) -> None:
    """The one behind it, or the one before where it stands behind words."""
    assert row_sentence(cells) == sentence


@pytest.mark.parametrize("cells", SIDE_BY_SIDE, ids=lambda value: str(value)[:40])
def test_all_else_stands_side_by_side(cells: tuple[str, ...]) -> None:
    """What is no day dates nothing; nor does one behind a number, or where names of columns stand."""
    assert row_sentence(cells) == " ; ".join(cells)
