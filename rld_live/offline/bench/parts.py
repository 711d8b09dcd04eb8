PARTS = {}
run_bench = None
