"""The pages of the site: one file per kind of page, from the corpus to plain contexts for templates."""
