"""`Handbook` → HTML pages, one module a kind."""
