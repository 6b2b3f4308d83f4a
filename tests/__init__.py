"""The tests: a package, so that one of this name which another project installs does not stand in its place."""
