"""One mechanism: steps as nodes, rules as adjoint pairs, and the two runs over them."""
