"""The profile and the page of the map: nothing is remembered, nothing is opened, nothing asked."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)

from desktop_app.map.scheme import PAGE_URL, SCHEME, Guard, Handler
from desktop_app.tiles.service import TileService

log = logging.getLogger(__name__)

_OFF = (
    "AutoLoadIconsForPage", "DnsPrefetchEnabled", "ErrorPageEnabled", "FullScreenSupportEnabled",
    "HyperlinkAuditingEnabled", "JavascriptCanAccessClipboard", "JavascriptCanOpenWindows",
    "LocalContentCanAccessFileUrls", "LocalContentCanAccessRemoteUrls", "LocalStorageEnabled",
    "NavigateOnDropEnabled", "PdfViewerEnabled", "PluginsEnabled", "ScreenCaptureEnabled",
    "WebGLEnabled", "XSSAuditingEnabled",
)  # fmt: skip


class MapProfile(QWebEngineProfile):
    """Off the record, with our scheme and our guard."""

    def __init__(self, parent: QObject, tiles: TileService | None = None) -> None:
        super().__init__(parent)
        self.guard = Guard(self)
        self.handler = Handler(self, tiles)
        self.setUrlRequestInterceptor(self.guard)
        self.installUrlSchemeHandler(SCHEME, self.handler)
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
        )
        self.setSpellCheckEnabled(False)
        self.downloadRequested.connect(self._refuse_download)

    @staticmethod
    def _refuse_download(request: QWebEngineDownloadRequest) -> None:
        request.cancel()


class MapPage(QWebEnginePage):
    """Shows our page and no other; what goes wrong in it reaches the log."""

    def __init__(self, profile: MapProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        settings = self.settings()
        for name in _OFF:
            settings.setAttribute(getattr(QWebEngineSettings.WebAttribute, name), False)
        self.permissionRequested.connect(lambda permission: self._refuse(permission))
        self.fileSystemAccessRequested.connect(self._refuse_files)

    @staticmethod
    def _refuse(permission: QWebEnginePermission) -> None:
        permission.deny()

    @staticmethod
    def _refuse_files(request: QWebEngineFileSystemAccessRequest) -> None:
        request.reject()

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        return is_main_frame and QUrl(url) == QUrl(PAGE_URL)

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        return None

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        levels = QWebEnginePage.JavaScriptConsoleMessageLevel
        # Never the message of an ordinary log line: only our own errors, which hold no records.
        if level == levels.InfoMessageLevel:
            return
        where = QUrl(source).path()
        log.error("map page, %s line %d: %s", where, line, message)
