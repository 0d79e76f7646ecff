"""Tables out of the project, made beside the server and handed over when they are whole."""
