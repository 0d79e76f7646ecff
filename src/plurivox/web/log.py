"""What the server writes to the terminal: no participant's words, no token, no PIN."""

from __future__ import annotations

import logging
import traceback

REQUESTS = "django.request"


class WithoutWords(logging.Formatter):
    """Says where something went wrong, never with which values.

    Messages are printed as their template, since the arguments may hold words; of an exception the
    kind and the places in the program; of a request its method and the pattern that it matched.
    """

    def format(self, record: logging.LogRecord) -> str:
        lines = [
            f"{self.formatTime(record, '%H:%M:%S')} {record.levelname.lower()} {_what(record)}"
        ]
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            lines.append(f"  {type(error).__name__}, raised in")
            for place in traceback.extract_tb(error.__traceback__):
                lines.append(f"    {place.filename}:{place.lineno} {place.name}")
        return "\n".join(lines)


def _what(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if record.name == REQUESTS and request is not None:
        match = getattr(request, "resolver_match", None)
        route = f"/{match.route}" if match else "an address that is none"
        return f"{getattr(record, 'status_code', '')} {request.method} {route}"
    return f"{record.name}: {record.msg}" if isinstance(record.msg, str) else record.name


def set_up_log(_: object = None) -> None:
    """One handler for everything, from warnings upwards; Django calls it with its settings."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutWords())
    root = logging.getLogger()
    if not any(isinstance(known.formatter, WithoutWords) for known in root.handlers):
        root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(REQUESTS).setLevel(logging.ERROR)  # a wrong address is no news
    logging.getLogger("django.security").setLevel(logging.ERROR)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
