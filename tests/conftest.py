"""What all tests share."""

import os

# One thread per process, as when playing: several spin against each other as soon as another program wants a core, and
# what takes a second then takes minutes. Set before torch is imported, and inherited by the programs that tests start.
os.environ.update(OMP_NUM_THREADS="1", OMP_WAIT_POLICY="PASSIVE", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
