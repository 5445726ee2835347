"""The form of a database on a PostgreSQL server."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from db.addresses import Address, host_of, server_address
from desktop.dialogs.fields import Choice, TextField
from desktop.dialogs.form import Form
from desktop.theme import Theme

HIGHEST_PORT = 65_535
MODES = ("", "require", "disable")


class ServerForm(Form):
    """Where the server is, which database, and who asks; the password is kept nowhere.

    `known` is an address without a password to begin with.
    """

    def __init__(self, theme: Theme, parent: QWidget, known: Address | None = None) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Open a database on a server"), self.tr("Open"))
        self.set_about(self.tr("A PostgreSQL server, on which several people work together."))
        self.host, self.port, self.database = TextField(), TextField(), TextField()
        self.user, self.password = TextField(), TextField()
        self.host.setPlaceholderText("db.example.org")
        self.port.setPlaceholderText("5432")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.mode: Choice[str] = Choice(
            [
                (MODES[0], self.tr("Encrypted, and a far server must prove itself")),
                (MODES[1], self.tr("Encrypted, believed without proof")),
                (MODES[2], self.tr("Not encrypted: anybody between can read along")),
            ]
        )
        self.mode.set_value(MODES[0])
        self.add_row((self.tr("Server"), self.host), (self.tr("Port"), self.port))
        self.add(self.tr("Database"), self.database)
        self.add_row((self.tr("User"), self.user), (self.tr("Password"), self.password))
        self.add(
            self.tr("Connection"),
            self.mode,
            hint=self.tr("The password is written down nowhere; it is asked for each time."),
        )
        if known is not None:
            self._show(known)
        (self.host if known is None else self.password).setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A server, a database, and a port that can be one."""
        if not self.host.value():
            return self.host, self.tr("Type the server's name or address")
        port = self.port.value()
        is_port = port.isascii() and port.isdigit() and 0 < int(port) <= HIGHEST_PORT
        if port and not is_port:
            return self.port, self.tr("A port is a number up to 65535")
        if not self.database.value():
            return self.database, self.tr("Type the name of the database")
        return None

    def address(self) -> Address:
        """The address that was typed, with its password."""
        return server_address(
            self.host.value(),
            self.database.value(),
            port=int(self.port.value()) if self.port.value() else None,
            user=self.user.value(),
            password=self.password.text(),
            mode=self.mode.value() or "",
        )

    def wait(self, is_waiting: bool) -> None:
        """Say that the server is being asked, and take no second press meanwhile."""
        self.act.setEnabled(not is_waiting)
        self.set_hint(self.tr("Connecting…") if is_waiting else "")

    def _show(self, known: Address) -> None:
        self.host.set_value(host_of(known))
        self.port.set_value(str(known.port) if known.port else "")
        self.database.set_value(known.database)
        self.user.set_value(known.username)
        mode = known.query.get("sslmode", MODES[0])
        self.mode.set_value(mode if mode in MODES else MODES[0])
