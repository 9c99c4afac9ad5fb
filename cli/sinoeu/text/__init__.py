"""Pure functions on strings: what stands where in a passage, and how names, numbers and dates are written."""
