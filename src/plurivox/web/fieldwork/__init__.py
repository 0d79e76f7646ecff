"""Sites, sessions and participants: where people spoke, and who they are."""
