"""Cameras being watched: from packets to events, in worker processes that a fleet supervises."""
