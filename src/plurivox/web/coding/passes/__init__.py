"""Rounds of coding: set them up, declare oneself done, close them, decide on proposed codes."""
