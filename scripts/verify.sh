#!/usr/bin/env bash
# Does what CI does, from a clean clone: packages, dependencies, build, check, tests, end-to-end tests. Stops at the first step
# that fails; ends with a table, and with the totals of all test runs as the very last line: `N passed, N failed`.
#   bash scripts/verify.sh [--full]      --full: tests that count rounds do all of them, and firmware goes every way (VAQ_FULL=1)
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null # Nothing here asks; were stdin closed, the first file opened would take its place.

case ${1-} in
  '') ;;
  --full) export VAQ_FULL=1 ;;
  *) echo 'usage: verify.sh [--full]' >&2; exit 2 ;;
esac

table='' passed=0 failed=0
output=$(mktemp)
trap 'rm -f "$output"' EXIT

row() { table+=$(printf '%-16s %8s %5d s' "$@")$'\n'; }

finish() {
  row all '' "$SECONDS"
  printf '\n== Summary\n%s%d passed, %d failed\n' "$table" "$passed" "$failed"
  exit "$1"
}

# Adds the totals that a test run prints last; false where there are none.
add_totals() {
  [[ $(tail -n 1 "$output") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] || return 1
  passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
}

skipped=77

# step TITLE COMMAND…: runs it, and ends everything if it fails.
step() {
  local title=$1 started=$SECONDS verdict seconds
  shift
  printf '\n== %s\n' "$title"
  "$@" 2>&1 | tee "$output"
  case ${PIPESTATUS[0]} in
    0) verdict=ok ;;
    "$skipped") verdict=skipped ;;
    *) verdict=FAILED ;;
  esac
  seconds=$((SECONDS - started))
  # A run that counted nothing has tested nothing, whatever its exit code says.
  if [ -n "${is_test-}" ] && [ $verdict != skipped ] && ! add_totals; then verdict=FAILED; fi
  printf -- '-- %s: %s, %d s\n' "$title" "$verdict" "$seconds"
  row "$title" "$verdict" "$seconds"
  [ $verdict = FAILED ] || return 0
  # A failure that no test has counted must not end in `0 failed`.
  [ "$failed" -gt 0 ] || failed=1
  finish 1
}

# test_step TITLE COMMAND…: a step whose last line is its totals.
test_step() { is_test=yes step "$@"; }

node_is_recent() {
  local want='Node 20.19 or newer is needed'
  command -v node >/dev/null || { echo "$want: there is none."; return 1; }
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
    { echo "$want: this is $(node --version)."; return 1; }
  node --version
}

# Says why the end-to-end tests cannot run here; nothing when they can.
e2e_obstacle() {
  local tool
  [ "$(id -u)" -eq 0 ] || { echo 'network namespaces need root'; return; }
  for tool in ip ethtool qemu-system-x86_64 busybox dhclient curl; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed"; return; }
  done
  ip netns add "vaqt$$-try" 2>/dev/null || { echo 'no network namespace can be made here'; return; }
  ip netns del "vaqt$$-try"
}

e2e() {
  local obstacle
  obstacle=$(e2e_obstacle)
  [ -n "$obstacle" ] || { npm run -s e2e; return; }
  echo "NO MACHINE IS BOOTED: the end-to-end tests cannot run, because $obstacle."
  if [ "${CI-}" = true ]; then return 1; else return "$skipped"; fi
}

step 'Debian packages' bash scripts/debian-packages.sh
step 'Node' node_is_recent
step 'dependencies' npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
step 'build' npm run -s build
step 'check' npm run -s check
test_step 'tests' npm test --silent
test_step 'end to end' e2e
finish 0
