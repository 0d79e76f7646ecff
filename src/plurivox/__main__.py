"""`python -m plurivox`: the same as `plurivox`."""

import sys

from plurivox.cli import main

sys.exit(main())
