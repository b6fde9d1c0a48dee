"""The guards of tests/guards.py fail the tests they should, and no others.

Each case is a small test file run by a pytest of its own, so that what it leaves behind cannot
reach the tests after it.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """Run the text of a test file under the guards; return what pytest counted."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    options = ("-p", "tests.guards", "-p", "no:randomly", "-o", "qt_api=pyside6", "--no-qt-log")

    def run_text(text: str) -> tuple[dict[str, int], str]:
        pytester.makepyfile(textwrap.dedent(text))
        result = pytester.runpytest_subprocess(*options)
        return result.parseoutcomes(), result.stdout.str()

    return run_text


def test_clean_test_passes(run):
    outcomes, _ = run(
        """
        import logging, threading
        from PySide6.QtCore import QThread, QTimer
        from PySide6.QtWidgets import QLabel, QWidget

        def test_widgets(qtbot):
            logging.getLogger("db").info("opened")
            shown = QLabel("shown")
            qtbot.addWidget(shown)
            shown.show()
            with_parent = QWidget(shown)
            forgotten = QWidget()          # nothing holds it after the test
            later = QWidget()
            later.deleteLater()
            cycle = QWidget()
            cycle.itself = cycle

        def test_threads(qtbot):
            thread = threading.Thread(target=lambda: None)
            thread.start()
            worker = QThread()
            worker.start()
            worker.quit()
            worker.wait()
        """
    )
    assert outcomes == {"passed": 2}


def test_log_warning_fails(run):
    outcomes, output = run(
        """
        import logging

        def test_warns():
            logging.getLogger("db.store").warning("lost %s rows", 3)

        def test_next_is_not_blamed():
            pass
        """
    )
    assert outcomes == {"passed": 1, "failed": 1}
    assert "WARNING db.store: lost 3 rows" in output


def test_log_warning_in_fixtures_fails(run):
    outcomes, output = run(
        """
        import logging, pytest

        @pytest.fixture
        def before():
            logging.warning("while setting up")

        @pytest.fixture
        def after():
            yield
            logging.warning("while tearing down")

        def test_before(before): pass
        def test_after(after): pass
        """
    )
    assert outcomes == {"passed": 1, "errors": 2}
    assert "while setting up" in output
    assert "while tearing down" in output


def test_qt_warning_fails(run):
    outcomes, output = run(
        """
        from PySide6.QtCore import qWarning
        from PySide6.QtWidgets import QHBoxLayout, QWidget

        def test_says_so():
            qWarning("the model is broken")

        def test_qt_itself_says_so(qapp):
            widget = QWidget()
            QHBoxLayout(widget)
            QHBoxLayout(widget)

        def test_after_the_program_installed_its_own_handler():
            from PySide6.QtCore import qInstallMessageHandler
            qInstallMessageHandler(None)

        def test_it_is_back():
            qWarning("heard again")
        """
    )
    assert outcomes == {"passed": 1, "failed": 3}
    assert "WARNING qt: the model is broken" in output
    assert "already has a layout" in output
    assert "heard again" in output


def test_harmless_qt_messages_pass(run):
    outcomes, _ = run(
        """
        from PySide6.QtCore import qWarning

        def test_offscreen():
            qWarning("This plugin does not support propagateSizeHints()")
        """
    )
    assert outcomes == {"passed": 1}


def test_expected_messages_pass_and_must_come(run):
    outcomes, output = run(
        """
        import logging, pytest

        def test_expected(expect_log):
            with expect_log("disk .* full") as texts:
                logging.warning("disk 1 is full")
                logging.warning("disk 2 is full")
            assert texts == ["disk 1 is full", "disk 2 is full"]

        def test_other_message_still_fails(expect_log):
            with expect_log("disk"):
                logging.warning("disk")
                logging.error("network")

        def test_expected_but_silent(expect_log):
            with expect_log("disk"):
                pass

        @pytest.mark.allow_log("may happen")
        def test_allowed():
            logging.warning("this may happen")
        """
    )
    assert outcomes == {"passed": 2, "failed": 2}
    assert "no warning matching 'disk' was logged" in output


def test_leaked_window_fails(run):
    outcomes, output = run(
        """
        from PySide6.QtWidgets import QDialog

        kept = []

        def test_keeps_a_window(qtbot):
            dialog = QDialog()
            dialog.setObjectName("forgotten")
            kept.append(dialog)

        def test_next_is_not_blamed(qtbot):
            pass
        """
    )
    assert outcomes == {"passed": 2, "errors": 1}
    assert "window QDialog 'forgotten'" in output


def test_leaked_threads_fail(run):
    outcomes, output = run(
        """
        import atexit, threading
        import tests.guards
        from PySide6.QtCore import QThread

        tests.guards._GRACE = 0.05
        end = threading.Event()
        kept = []

        def test_python_thread():
            threading.Thread(target=end.wait, name="reader", daemon=True).start()

        def test_qthread(qapp):
            thread = QThread()
            thread.setObjectName("database")
            thread.start()
            kept.append(thread)
            atexit.register(lambda: (thread.quit(), thread.wait()))

        def test_next_is_not_blamed():
            pass
        """
    )
    assert outcomes == {"passed": 3, "errors": 2}
    assert "thread 'reader'" in output
    assert "QThread QThread 'database'" in output


def test_leaked_process_fails(run):
    outcomes, output = run(
        """
        import multiprocessing, time
        import tests.guards

        tests.guards._GRACE = 0.05

        def test_process():
            context = multiprocessing.get_context("spawn")
            context.Process(target=time.sleep, args=(60,), name="calamine", daemon=True).start()
        """
    )
    assert outcomes == {"passed": 1, "errors": 1}
    assert "child process 'calamine'" in output


def test_network_fails_even_when_the_error_is_swallowed(run):
    outcomes, output = run(
        """
        import contextlib, socket

        def test_name():
            with contextlib.suppress(OSError):
                socket.getaddrinfo("tiles.example.org", 443)

        def test_address():
            with contextlib.suppress(OSError), socket.socket() as connection:
                connection.connect(("192.0.2.1", 80))

        def test_this_machine():
            with socket.create_server(("127.0.0.1", 0)) as server:
                socket.create_connection(server.getsockname()).close()
        """
    )
    assert outcomes == {"passed": 3, "errors": 2}
    assert "tiles.example.org" in output
    assert "192.0.2.1" in output


def test_failed_test_is_not_blamed_twice(run):
    outcomes, _ = run(
        """
        from PySide6.QtWidgets import QWidget

        def test_fails(qtbot):
            window = QWidget()
            assert window is None
        """
    )
    assert outcomes == {"failed": 1}


def test_home_is_of_this_test_only(home: Path, qapp):
    from PySide6.QtCore import QSettings, QStandardPaths

    assert Path.home() == home
    for place in QStandardPaths.StandardLocation:
        path = QStandardPaths.writableLocation(place)
        # Fonts and temporary files have places of their own, outside of settings and data.
        if place is not QStandardPaths.StandardLocation.TempLocation:
            assert not path or home in (Path(path), *Path(path).parents), place
    settings = QSettings("Snowtrack", "Snowtrack")
    assert home in Path(settings.fileName()).parents
    assert settings.value("language") is None
    settings.setValue("language", "zh_CN")
    settings.sync()


# The same test under another name: whichever runs second must not see what the first one wrote.
test_home_is_of_that_test_only = test_home_is_of_this_test_only
