"""The figures that follow from the order of visits, computed on columns as `rk.inzicht` does on a casus."""
