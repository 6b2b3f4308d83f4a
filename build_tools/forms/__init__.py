"""What a contributor is asked about a record, made from the models: the one source of every form."""
