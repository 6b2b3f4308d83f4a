"""The peer review of records as data: what each review says, and where a record stands."""
