"""What is refused, and why, each told in one plain Dutch sentence."""


class UitgifteFout(Exception):
    """This can't go out. The text is for the user, and says what to do."""


class GrootboekFout(UitgifteFout):
    """The ledger of releases is damaged, in use or can't be written: nothing goes out."""
