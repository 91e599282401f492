#!/usr/bin/env bash
# Rolls a new version out: canary, tripwires, promotion, or back.
#   deployment/run_canary_deployment.sh --version V [--dry-run] [--no-auto-rollback] [--stage-duration D] [--check-interval D]
# The same as 'ark canary' with these options.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
case ${1:-} in
    -h | --help)
        sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' -- "${BASH_SOURCE[0]}"
        exit 0
        ;;
esac
exec "$here/../ark" canary "$@"
