"""What a council sets out to do: plans, their objectives and actions, and the savings they must yield."""
