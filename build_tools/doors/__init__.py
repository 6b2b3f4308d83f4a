"""The kinds of file that people fill in: each writes the template of a type and reads a filled one."""
