"""Vietnamese: Django knows the point between thousands, but not that there are three digits to a group."""

NUMBER_GROUPING = 3  # 1.449,566
