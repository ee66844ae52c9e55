"""Settings: defaults, profile, file, overrides and command line, resolved once for one paper."""
