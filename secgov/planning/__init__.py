"""Floor 4: planning. The questions, answered over one network of steps and rules."""
