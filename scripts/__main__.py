"""Lets ``python -m scripts COMMAND`` run from any folder that Python finds the project in."""
import sys

from scripts.cli import main

if __name__ == "__main__":
    sys.exit(main())
