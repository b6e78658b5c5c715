"""Floor 2: the Code's nouns as frozen values, which say what things are, never what is allowed."""
