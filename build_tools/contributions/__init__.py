"""From what somebody filled in to the file of a record, judged by the rules of `commons check`."""
