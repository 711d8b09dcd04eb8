"""The latent space: what a codec and a diffusion model exchange."""
