"""Keys as a page carries them by the thousand: 22 letters instead of 36."""

from __future__ import annotations

import base64
import binascii
import uuid

from plurivox.evidence.problem import Refused

LENGTH = 22


def short_key(key: uuid.UUID) -> str:
    """Base64 for addresses (RFC 4648, section 5) without padding."""
    return base64.urlsafe_b64encode(key.bytes)[:LENGTH].decode()


def key_of(value: object) -> uuid.UUID:
    """A key as a page sends it, short or as usual. Raises Refused where it is none."""
    words = str(value)
    try:
        if len(words) == LENGTH:
            return uuid.UUID(bytes=base64.urlsafe_b64decode(words + "=="))
        return uuid.UUID(words)
    except (ValueError, binascii.Error):
        raise Refused("The page sent something that is not understood; load it again.") from None
