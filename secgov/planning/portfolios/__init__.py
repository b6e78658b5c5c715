"""All modifications at once: meetings, the DCC's work, and its staggering."""
