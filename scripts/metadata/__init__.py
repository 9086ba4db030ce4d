"""The data, described once in their descriptors, in every language that catalogues, engines and tools read.

One module each dialect, all of them functions of a Collection; attach.py names what the export and the finish take from here.
"""
