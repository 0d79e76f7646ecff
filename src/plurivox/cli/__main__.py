"""`python -m plurivox.cli`: the same as `plurivox`."""

import sys

from . import main

sys.exit(main())
