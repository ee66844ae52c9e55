"""Many papers in one run: which files, processes, what is kept between runs."""
