"""`python -m migrate`: the command, where its script is not at hand."""

from migrate.cli import main

main()
