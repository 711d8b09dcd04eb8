"""Noise to latents: the network, how it is sampled, how it is trained and kept."""
