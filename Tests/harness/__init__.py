"""What Python tests, benchmarks and `scripts/test` share: processes that cannot outlive us, a private PostgreSQL, a running site."""
