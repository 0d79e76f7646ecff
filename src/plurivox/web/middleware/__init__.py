"""What every request passes, outermost first: headers, host, entry, forged forms, permission."""
