"""How a room full of phones is served: `make bench-samen`. Not part of the test suite.

Phones, server and what is compared with all run on this machine, and talk over 127.0.0.0/8 only.
Beside each figure stands the same load on a handler that does nothing: what is left is ours.
"""
