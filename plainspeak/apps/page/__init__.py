"""The page: the whole of plainspeak in one HTML file, with nothing to install and nowhere
for a paper to go."""
