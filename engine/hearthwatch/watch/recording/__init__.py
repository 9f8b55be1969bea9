"""What is recorded of a camera, and what becomes of the clips."""
