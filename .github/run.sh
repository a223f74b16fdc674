#!/usr/bin/env bash
# A step of action.yml: one run that annotates the pull request, writes the summary of the step and
# the SARIF file, and fails where the gate says so.
set -euo pipefail

arguments=(--format github --fail-on "$FAIL_ON" --output "sarif=$SARIF_FILE")
[ -z "$BASELINE" ] || arguments+=(--baseline "$BASELINE")
[ -z "$CHANGED_SINCE" ] || arguments+=(--changed-since "origin/$CHANGED_SINCE")
mapfile -t paths < <(printf '%s\n' "$ANALYSED" | sed '/^[[:space:]]*$/d')

exec plimsoll check "${arguments[@]}" -- "${paths[@]}"
