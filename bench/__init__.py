"""What is measured, against a limit and a yardstick in the same run. Never a test that fails on a slow day."""
