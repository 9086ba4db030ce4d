"""`make bench`: measures speed and memory, and prints one line a measure."""

from tests.bench import check, pages

check.main()
pages.main()
