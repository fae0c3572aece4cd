"""Pages of plans: the strategy on one page, each plan, objective and action, by department and portfolio; and to write them."""
