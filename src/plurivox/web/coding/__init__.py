"""The pages where people live: read a source, choose words, put a code, look after the codebook."""
