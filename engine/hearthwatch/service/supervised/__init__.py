"""The engine as an app under Home Assistant's Supervisor: options, broker, discovery."""
