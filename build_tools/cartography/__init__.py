"""The world as a map: its geometry, how it is projected and drawn, and what is counted on it."""
