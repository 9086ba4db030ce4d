"""`make bench`: measures speed and memory, and prints one line a measure."""

from tests.bench import check, export, pages

check.main()
export.main()
pages.main()
