"""The server: one small Voilà application on 127.0.0.1, the only writer and judge.

`app` starts it, `identity` knows the facilitator, `kernels` keeps kernels and their keys,
`huis` holds the sessions, `statisch` the files that never change; the other modules are
handlers, one idea each. Nothing here imports widgets: those live in the kernels.
"""

import sys

# jsonschema, deep below Voilà, would compile a grammar for international web addresses at import:
# 2 of the 3.3 seconds that a start takes. Nothing here checks such an address, and jsonschema
# does without when it is absent.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # None is how Python says absent
