"""What a project keeps on disk: Django models, the law of writing, and load and save, one file a stage.

Importing any of it starts Django, with the store alone unless the pages were asked for before.
"""

from .database import set_up

set_up()
