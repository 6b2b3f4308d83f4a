"""Whether the web addresses in records still answer: what is known of each, and how it is found out politely."""
