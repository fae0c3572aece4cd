"""What a control chart is worked out from, part by part; `moothall.statistics.control_chart` is its front."""
