"""What a project keeps on disk: models, the law of writing, load and save, one file a stage.

Importing any of it starts Django, with the store alone unless the pages were asked for before.
"""

from .database import set_up

set_up()
