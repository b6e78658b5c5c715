"""A package, so that tests may share code and no installed package named tests comes before it."""
