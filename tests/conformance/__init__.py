"""The shipped histories and papers against the rules, with every finding explained."""
