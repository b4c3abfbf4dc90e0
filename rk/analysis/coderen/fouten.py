"""What can go wrong while coding, told in one plain Dutch sentence."""

from rk.analysis.fouten import RoutedataFout


class CodeerFout(RoutedataFout):
    """The text is for the user, and says what to do."""
