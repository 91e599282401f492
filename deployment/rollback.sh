#!/usr/bin/env bash
# Rolls back to the stable version, or from it to the one before.
#   deployment/rollback.sh --reason R [--snapshot ID] [--no-health-check]
# The same as 'ark rollback' with these options.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
case ${1:-} in
    -h | --help)
        sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' -- "${BASH_SOURCE[0]}"
        exit 0
        ;;
esac
exec "$here/../ark" rollback "$@"
