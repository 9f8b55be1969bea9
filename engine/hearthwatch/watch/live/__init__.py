"""Live pictures: muxed once in a worker, handed by the service to all who look on."""
