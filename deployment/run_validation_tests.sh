#!/usr/bin/env bash
# Makes the thirteen checks of the running system.
#   deployment/run_validation_tests.sh [--verbose] [--category all|ethics|isolation|heartbeat|state|integration]
# The same as 'ark validate' with these options. Exits 0 if all checks passed.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
case ${1:-} in
    -h | --help)
        sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' -- "${BASH_SOURCE[0]}"
        exit 0
        ;;
esac
exec "$here/../ark" validate "$@"
