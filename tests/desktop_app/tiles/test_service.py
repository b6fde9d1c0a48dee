from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from db.text import Text
from db.tiles import picture as pictures
from db.tiles.online import grids
from db.tiles.online.cache import TileCache
from db.tiles.online.source import OnlineSource, from_address
from desktop_app.tiles import network
from desktop_app.tiles.online import OnlineLayer, cache_path
from desktop_app.tiles.service import TileFile, TileService
from tests.desktop_app.tiles.map_server import MapServer, picture

KEY = "0197f9a2-0000-7000-8000-000000000001"
AT = (8, 195, 102)


class Asker:
    """Asks a service and waits for its answers."""

    def __init__(self, service: TileService, qtbot: QtBot) -> None:
        self.service, self._qtbot = service, qtbot
        self.troubles: list[str] = []
        service.trouble.connect(self._trouble)

    def _trouble(self, _key: str, text: Text) -> None:
        self.troubles.append(str(text))

    def __call__(self, *at: int, key: str = KEY) -> bytes:
        return self.all([at], key)[0]

    def all(self, places: list[tuple[int, ...]], key: str = KEY) -> list[bytes]:
        found: dict[int, bytes] = {}
        for number, (zoom, column, row) in enumerate(places):
            self.service.ask(
                key, zoom, column, row, lambda data, n=number: found.__setitem__(n, data)
            )
        self._qtbot.waitUntil(lambda: len(found) == len(places), timeout=15_000)
        return [found[number] for number in range(len(places))]


@pytest.fixture
def ask(qtbot: QtBot) -> Iterator[Asker]:
    service = TileService()
    yield Asker(service, qtbot)
    service.close()
    service.deleteLater()


def online(server: MapServer, **more: object) -> OnlineLayer:
    return OnlineLayer(KEY, from_address(server.address(), **more))  # type: ignore[arg-type]


# --- files ----------------------------------------------------------------------------------------


def test_tiles_of_a_file_arrive_and_holes_are_clear(
    ask: Asker, make_mbtiles: Callable[..., Path]
) -> None:
    path = make_mbtiles({AT: picture()})
    ask.service.set_layers((TileFile(KEY, path),))
    assert ask(*AT) == picture()
    assert ask(8, 10, 10) == pictures.CLEAR
    assert ask(*AT, key="0197f9a2-0000-7000-8000-00000000000f") == pictures.CLEAR
    assert ask.troubles == []


def test_a_file_that_goes_away_is_said_once_and_shown_when_it_is_back(
    ask: Asker, make_mbtiles: Callable[..., Path]
) -> None:
    path = make_mbtiles({AT: picture(), (8, 196, 102): picture((1, 2, 3))})
    ask.service.set_layers((TileFile(KEY, path),))
    assert ask(*AT) == picture()
    away = path.with_suffix(".away")
    path.rename(away)
    assert ask(8, 196, 102) == pictures.CLEAR
    assert ask(8, 197, 102) == pictures.CLEAR
    assert len(ask.troubles) == 1
    assert "not there any more" in ask.troubles[0]
    away.rename(path)
    assert ask(8, 196, 102) == picture((1, 2, 3))
    assert ask.troubles[1:] == [""]


def test_a_damaged_file_is_one_sentence_and_clear_tiles(ask: Asker, tmp_path: Path) -> None:
    path = tmp_path / "broken.mbtiles"
    path.write_bytes(b"SQLite format 3\0 and then nothing")
    ask.service.set_layers((TileFile(KEY, path),))
    assert set(ask.all([(8, x, 102) for x in range(12)])) == {pictures.CLEAR}
    assert len(ask.troubles) == 1
    assert "broken.mbtiles is damaged" in ask.troubles[0]


def test_pictures_made_of_a_shifted_map_lie_in_their_true_place(
    ask: Asker, make_mbtiles: Callable[..., Path]
) -> None:
    """The edge between two tiles of a GCJ-02 map lies inside the tile that is shown."""
    zoom, column, row = 16, 50_300, 26_300
    tiles = {
        (zoom, column + x, row + y): picture((250, 0, 0) if x < 1 else (0, 0, 250))
        for x in range(-1, 3)
        for y in range(-1, 3)
    }
    path = make_mbtiles(tiles)
    ask.service.set_layers((TileFile(KEY, path, "gcj02"),))
    shown = ask(zoom, column, row)
    with Image.open(io.BytesIO(shown)) as image:
        line = [image.convert("RGB").getpixel((x, 100)) for x in range(256)]
    assert (250, 0, 0) in line
    assert (0, 0, 250) in line  # GCJ-02 moves east here, so the edge is found further west


def test_a_tile_nobody_waits_for_is_not_answered(
    ask: Asker, make_mbtiles: Callable[..., Path]
) -> None:
    ask.service.set_layers((TileFile(KEY, make_mbtiles({AT: picture()})),))
    answers: list[bytes] = []
    ask.service.ask(KEY, *AT, answers.append).cancel()
    assert ask(8, 1, 1) == pictures.CLEAR
    assert answers == []


# --- servers --------------------------------------------------------------------------------------


def test_nothing_is_asked_before_a_layer_is_shown(ask: Asker, server: MapServer) -> None:
    layer = online(server)
    assert ask(*AT) == pictures.CLEAR
    ask.service.set_layers((), (layer,))
    assert server.asked == []
    assert ask(*AT) == picture()
    assert server.asked == ["/8/195/102.png"]
    assert server.agents == {network.AGENT}
    ask.service.set_layers((), ())
    assert ask(*AT) == pictures.CLEAR
    assert len(server.asked) == 1


def test_a_tile_seen_is_shown_without_a_network(ask: Asker, server: MapServer) -> None:
    layer = online(server)
    ask.service.set_layers((), (layer,))
    assert ask(*AT) == picture()
    port = server.port
    server.close()
    ask.service.close()  # as when the program ends: only what is on the disc is left
    assert cache_path().is_file()
    assert ask(*AT) == picture()
    assert ask.troubles == []
    below = ask(9, 390, 204)  # never seen, but seen from further away
    with Image.open(io.BytesIO(below)) as image:
        assert image.size == (256, 256)
        assert image.convert("RGB").getpixel((5, 5)) == (200, 30, 30)
    assert ask(8, 10, 10) == pictures.CLEAR
    assert len(ask.troubles) == 1
    assert ask.troubles[0].startswith(f"127.0.0.1:{port} cannot be reached")


def test_what_may_not_be_kept_is_not_on_the_disc(ask: Asker, server: MapServer) -> None:
    source = from_address(server.address())
    forbidden = OnlineSource(source.addresses, source.grid, keep_days=0)
    ask.service.set_layers((), (OnlineLayer(KEY, forbidden),))
    assert ask(*AT) == picture()
    ask.service.close()
    cache = TileCache(cache_path())
    assert cache.get(forbidden.name, "0/8/195/102", 30) is None
    cache.close()


def test_few_requests_at_a_time_and_each_tile_once(ask: Asker, server: MapServer) -> None:
    """A shifted map needs up to four tiles for one, and neighbours share them."""
    source = from_address(server.address())
    shifted = OnlineSource(source.addresses, grids.web_mercator(3, 18), "gcj02", parallel=2)
    ask.service.set_layers((), (OnlineLayer(KEY, shifted),))
    places = [(16, 50_300 + x, 26_300 + y) for x in range(4) for y in range(3)]
    assert all(data.startswith(b"\x89PNG") for data in ask.all(places))
    assert len(server.asked) == len(set(server.asked)) <= 5 * 4
    assert server.most_at_once <= 2


def test_a_wrong_key_is_one_sentence_and_ends_the_asking(
    ask: Asker, server: MapServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.status, server.body = 403, '{"code": 301006, "msg": "非法的key"}'.encode()
    source = from_address(server.address("/{z}/{x}/{y}?tk={key}"), key="SECRET-KEY")
    ask.service.set_layers((), (OnlineLayer(KEY, source),))
    assert ask(*AT) == pictures.CLEAR
    for x in range(5):
        assert ask(8, 100 + x, 100) == pictures.CLEAR
    assert len(ask.troubles) == 1
    assert "does not accept the key" in ask.troubles[0]
    assert "SECRET-KEY" not in ask.troubles[0]
    assert len(server.asked) == 1
    assert "tk=SECRET-KEY" in server.asked[0]
    assert "SECRET-KEY" not in caplog.text
    # The key is put right.
    server.status, server.body = 200, picture()
    ask.service.retry(KEY)
    assert ask(*AT) == picture()
    assert ask.troubles[1:] == [""]


def test_a_server_that_is_busy_is_left_alone(
    ask: Asker, server: MapServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.status, server.body = 503, b""
    ask.service.set_layers((), (online(server),))
    for x in range(5):
        assert ask(8, 100 + x, 100) == pictures.CLEAR
    assert len(server.asked) == 1
    assert "asked again later" in ask.troubles[0]


def test_a_server_that_is_back_is_noticed(
    ask: Asker, server: MapServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "_FIRST_PAUSE", 0.2)
    server.status = 503
    ask.service.set_layers((), (online(server),))
    with qtbot.waitSignal(ask.service.renewed, timeout=10_000):
        assert ask(*AT) == pictures.CLEAR
        server.status = 200
    assert ask.troubles[-1] == ""
    assert ask(*AT) == picture()


def test_answers_that_are_no_pictures_are_said_and_never_shown(
    ask: Asker, server: MapServer
) -> None:
    server.body = b"<html><script>alert(1)</script>Sign in</html>"
    ask.service.set_layers((), (online(server),))
    assert ask(*AT) == pictures.CLEAR
    assert "no picture" in ask.troubles[0]
    assert "alert" not in ask.troubles[0]


def test_a_hidden_layer_stops_asking(ask: Asker, server: MapServer, qtbot: QtBot) -> None:
    server.hold.clear()
    layer = online(server)
    ask.service.set_layers((), (layer,))
    requests = [ask.service.ask(KEY, 8, x, 102, lambda _data: None) for x in range(30)]
    qtbot.waitUntil(lambda: len(server.asked) == 4, timeout=10_000)
    for request in requests:
        request.cancel()
    server.hold.set()
    started = time.monotonic()
    ask.service.set_layers((), ())
    ask.service.close()
    assert time.monotonic() - started < 5
    assert len(server.asked) == 4
