#!/usr/bin/env bash
# Draws the token with which Prometheus asks the services of compose.yaml, once.
set -euo pipefail
file=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets/token
[ -e "$file" ] && exit 0
mkdir -p "$(dirname "$file")"
od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$file"
# Compose mounts it as it is, and services run as users of their own.
chmod 644 "$file"
