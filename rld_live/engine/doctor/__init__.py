"""What a machine is told before the show: whether the set is safe on it, and what to change."""
