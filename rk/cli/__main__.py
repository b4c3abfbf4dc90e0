"""`python -m rk.cli`, where the command itself is not on the path."""

import sys

from rk.cli import main

sys.exit(main())
