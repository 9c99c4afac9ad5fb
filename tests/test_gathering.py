"""What is gathered of a corpus while it is read: its entries, found by their ids."""

from collections.abc import Iterator

import pytest

from sinoeu.model.corpus import Entry, Origin
from sinoeu.store.gathering import Gathering, packed

NINGBO, MUNICH, AGAIN = (Entry(id, "place", {}, Origin(f"{at}.yaml"), ()) for at, id in enumerate(("ningbo", "munich", "ningbo")))


@pytest.fixture(params=["few", "many"])
def gathering(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gathering]:
    """Two places, of which one has a former id that the other has now, and one is given twice; read at once, or one by one as if they were many."""
    if request.param == "many":
        monkeypatch.setattr("sinoeu.store.gathering._MOST_AT_ONCE", 0)
    gathered = Gathering(None)
    gathered.add_entries(
        [(number, entry.id, entry.type, packed(entry)) for number, entry in enumerate((NINGBO, MUNICH, AGAIN), start=1)], [("ningpo", "ningbo"), ("munich", "ningbo")]
    )
    yield gathered
    gathered.close()


def test_an_entry_is_found_by_its_ids_and_the_present_one_of_another_comes_first(gathering: Gathering) -> None:
    assert [gathering.registry.get(id) for id in ("ningbo", "ningpo", "munich", "lyon")] == [NINGBO, NINGBO, MUNICH, None]
    assert list(gathering.registry.entries()) == [NINGBO, MUNICH]
