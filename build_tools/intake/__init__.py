"""What comes in from outside: requests in files, forms and words, and the records that are drafted from them."""
