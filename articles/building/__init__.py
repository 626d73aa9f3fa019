"""Building `fixtures/borderpost/*.json` from the tables and texts that people edit. No step touches the database."""
