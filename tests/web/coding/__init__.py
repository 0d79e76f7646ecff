"""Tests of the pages of coding, with the small studies that they look at."""
