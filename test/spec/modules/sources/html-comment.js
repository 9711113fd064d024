<!-- not in modules -->
