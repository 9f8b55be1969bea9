"""What stands on the stage: a camera, the engine, Home Assistant, a browser. All is real."""
