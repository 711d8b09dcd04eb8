"""Makes the patches for Pd, Max and Open Stage Control from what the server understands: `python -m patches.maker`."""
