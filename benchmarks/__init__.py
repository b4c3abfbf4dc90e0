"""How fast the workshop is beside Voilà as it comes: `make bench`. Not part of the test suite.

Everything is measured in one run on one machine, A and B in turn, and told as a ratio: the
machine and its moods divide out. Needs Linux (/proc), Chromium and the packages of the tests.
"""
