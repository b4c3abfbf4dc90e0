"""How fast questions to route data are, beside pm4py, pandas, a memcpy and the bare Parquet decode."""
