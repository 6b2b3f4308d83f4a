"""From a corpus to a site in its place: the house that MkDocs draws, filled shells, verification, swap, manifest."""
