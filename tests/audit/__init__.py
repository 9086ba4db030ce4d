"""`make audit`: the measured bars on a finished site. Takes most of an hour, so it is not part of `make test`."""
