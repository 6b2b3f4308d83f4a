"""What worker processes need, imported once in the server that they are forked from."""

import build_tools.reading
