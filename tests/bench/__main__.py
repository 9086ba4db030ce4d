"""`make bench`: measures speed and memory, and prints one line a measure."""

from tests.bench import check, pages

if __name__ == "__main__":  # the build starts processes, which read this file again
    check.main()
    pages.main()
