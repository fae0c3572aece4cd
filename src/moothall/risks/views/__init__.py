"""Pages of risks: the register with its heat map, each risk, my risks in one grid, the matrix; and to write them."""
