"""`make bench`: measures speed and memory, and prints one line a measure."""

from tests.bench import check, export, pages

if __name__ == "__main__":  # the build starts processes, which read this file again
    check.main()
    export.main()
    pages.main()
