#!/usr/bin/env bash
# Whole runs of the release binary, start to exit, held against their budgets: a table, and exit
# code 1 when one is exceeded. `./dev bench` builds what is needed and calls this.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=build/release/bench
plimsoll=build/release/plimsoll
inputs=build/release/bench/inputs
corpus=${PLIMSOLL_CORPUS:-../shared/corpus} # real templates, where there are any
handlers=${PLIMSOLL_HANDLERS:-$corpus}       # the same with their handlers
over=0

# measure TIMES PATH: sets ms and cpu_ms (best of so many runs) and kb (peak memory).
measure() { read -r ms cpu_ms kb < <("$tools/measure" "$1" "$plimsoll" check "$2"); }

# row WHAT MEASURED BUDGET UNIT
row() {
  local verdict=ok
  awk "BEGIN { exit !($2 > $3) }" && verdict=OVER over=1
  printf '%-48s %10s %10s %-3s %s\n' "$1" "$2" "$3" "$4" "$verdict"
}

calculate() { awk "BEGIN { printf \"%.1f\", $1 }"; }

# memory_row WHAT FOLDER: 20 times its largest file, and 30 MB.
memory_row() {
  local largest
  largest=$(find "$2" -type f -printf '%s\n' | sort -n | tail -1)
  row "$1, peak memory" "$(calculate "$kb / 1024")" "$(calculate "20 * $largest / 1048576 + 30")" MB
}

[ -d "$inputs/large" ] || "$tools/write_inputs" "$inputs"
printf '%-48s %10s %10s\n' 'whole run' measured budget

measure 20 samples/orders
row 'samples/orders' "$ms" 10 ms

measure 3 "$inputs/conditions"
row '200 conditions over 2,000 resources' "$ms" 1000 ms

for large in large large-json; do
  read -r events _ < <("$tools/yaml_events" "$inputs/$large")
  measure 3 "$inputs/$large"
  row "one template of 5 MB ($large), 2 x YAML events" "$ms" "$(calculate "2 * $events")" ms
  memory_row "one template of 5 MB ($large)" "$inputs/$large"
done

measure 3 "$inputs/plan"
row 'plan of 20,000 resources' "$ms" 3000 ms
row 'plan of 20,000 resources, peak memory' "$(calculate "$kb / 1024")" 600 MB

measure 3 "$inputs/copies-1000"
thousand=$cpu_ms
measure 2 "$inputs/copies-10000"
row '10,000 copies, processor time, 12 x 1,000 copies' "$cpu_ms" "$(calculate "12 * $thousand")" ms

if [ -d "$corpus" ]; then
  read -r events files _ < <("$tools/yaml_events" "$corpus")
  measure 3 "$corpus"
  row "$files real files, 2 x YAML events" "$ms" "$(calculate "2 * $events")" ms
  memory_row "$files real files" "$corpus"
  row "$files real files, all checks, of their parsing" "$("$tools/steps" "$corpus" --share)" 1 x
fi
if [ -d "$handlers" ]; then
  row 'real handlers, of their bare parse' "$("$tools/handlers" "$handlers" --share)" 1.11 x
fi
exit $over
