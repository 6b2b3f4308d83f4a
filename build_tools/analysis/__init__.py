"""What the records show when they are counted together: pure functions from the corpus to figures."""
