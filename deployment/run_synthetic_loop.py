#!/usr/bin/env python3
"""Puts synthetic load on the running system, and checks that it behaves.

  python3 deployment/run_synthetic_loop.py --duration 300 --hz 1

The same as 'ark synthetic' with these options. Exits 0 if it passed."""

import os
import sys

if __name__ == "__main__":
    if sys.argv[1:2] in (["-h"], ["--help"]):
        print(__doc__)
        sys.exit(0)
    ark = os.path.join(os.path.dirname(os.path.realpath(__file__)), os.pardir, "ark")
    os.execv(ark, [ark, "synthetic", *sys.argv[1:]])
