"""SQLite as Django has it, which goes on reading where nothing can be written. The engine of `DATABASES`."""
