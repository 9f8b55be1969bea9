"""The service process: builds everything once, starts it, stops it."""
