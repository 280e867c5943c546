"""The same actions from a terminal: one module a noun, all of them listed in `commands`."""
