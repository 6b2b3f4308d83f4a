"""Links that are computed: from a record or a request to records, each with a score and its reasons."""
