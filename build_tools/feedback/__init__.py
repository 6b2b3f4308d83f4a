"""What a proposed change does: its findings, its fields, its pages and its links, told for the one who proposed it."""
