"""The codec that we train ourselves: audio to a small latent space, then back, causally."""
