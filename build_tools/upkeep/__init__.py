"""What keeps a knowledge base true: records to look at again, addresses that no longer answer, gaps to fill."""
