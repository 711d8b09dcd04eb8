"""OSC in, commands out; answers, status and events back."""
