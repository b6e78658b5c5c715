"""Floor 3: rules. What binds, since when, by which words."""
