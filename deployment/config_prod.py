#!/usr/bin/env python3
"""Checks the production configuration, and tells all that is wrong at once.

  python3 deployment/config_prod.py [--env FILE]

The same as 'ark config validate --production': the variables are those of .env in the checkout, or of FILE. Exits 0 if nothing is wrong."""

import os
import sys

if __name__ == "__main__":
    if sys.argv[1:2] in (["-h"], ["--help"]):
        print(__doc__)
        sys.exit(0)
    ark = os.path.join(os.path.dirname(os.path.realpath(__file__)), os.pardir, "ark")
    os.execv(ark, [ark, "config", "validate", "--production", *sys.argv[1:]])
