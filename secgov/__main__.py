"""`python -m secgov`: the same as the command `secgov`."""

# PYTHON_ARGCOMPLETE_OK

from secgov.cli.main import run

if __name__ == "__main__":
    run()
