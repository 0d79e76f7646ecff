"""Sites, sessions, participants and consent: where people spoke, and who they are."""
