"""A TinyDB storage that replaces the whole file, so that a crash leaves the old one or the new one."""

import json
import os
from pathlib import Path
from typing import Any

from tinydb.storages import Storage


class Damaged(Exception):
    """The file holds something that is not a TinyDB."""


class WholeFile(Storage):
    """Keeps the tables in one JSON file: write beside, fsync, replace, fsync of the folder."""

    def __init__(self, path: Path) -> None:
        """Take the real file, so that a linked one stays a link."""
        self._path = path.resolve()

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, or None where there is no file yet.

        Raises:
            Damaged: if the file does not hold tables of documents.
        """
        try:
            text = self._path.read_bytes()
        except FileNotFoundError:
            return None
        try:
            tables = json.loads(text)
        except ValueError as error:
            raise Damaged from error
        if not isinstance(tables, dict) or not all(
            isinstance(table, dict) and all(isinstance(fields, dict) for fields in table.values())
            for table in tables.values()
        ):
            raise Damaged
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Put the tables on disk; they are there when this returns."""
        text = json.dumps(data, ensure_ascii=False).encode()
        beside = self._path.with_name(f"{self._path.name}.tmp")
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        folder = os.open(self._path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
