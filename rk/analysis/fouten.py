"""What can go wrong with route data, each told in one plain Dutch sentence."""


class RoutedataFout(Exception):
    """The text is for the user, and says what to do."""
