"""Let ``python -m hearthwatch`` be the command line."""

from hearthwatch.cli import app

app()
