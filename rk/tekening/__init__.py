"""One pen: every picture, card and form is drawn here, as element trees, by pure functions."""
