"""Will it make the release? Plans, outlooks, their proofs and repairs, and what is supposed."""
