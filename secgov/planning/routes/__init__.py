"""Which routes and paths are open to a proposal, and why."""
