"""What worker processes need, imported once in the server that they are forked from."""

import gc

import build_tools.matching.similar
import build_tools.publish.former
import build_tools.publish.render
import build_tools.reading
import build_tools.search.impacts  # noqa: F401 - imported for those who are forked from here

gc.freeze()  # what is imported stays: the collectors of the workers need not look at it
