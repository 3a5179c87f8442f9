#!/usr/bin/env bash
# Shows what vaq is for, from a fresh clone: check a datacenter that stands in Git, see what its machines get, make a mistake
# and mend it, see what a change does, boot a machine. Works on a temporary copy and leaves nothing behind.
#   bash scripts/demo.sh      VAQ_DEMO_SIMULATE=1: boots no virtual machine, also where it could
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
exec </dev/null # Nothing here asks; were stdin closed, the first file opened would take its place.

work=$(mktemp -d "${TMPDIR:-/tmp}/vaq-demo-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR-}" ]; then bold=$'\e[1m' plain=$'\e[22m'; fi

vaq() { node "$root/bin/run.js" "$@"; }

say() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }

# run CODE COMMAND: shows a command and runs it; anything but this exit code ends the demo.
run() {
  local code=0
  printf '\n$ %s\n' "$2"
  eval "$2" || code=$?
  [ "$code" -eq "$1" ] || { echo "demo: exit code $1 was expected, and this was $code" >&2; exit 1; }
}

# Under sudo, what is installed and built belongs to the user who called it.
as_user() {
  if [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_UID-}" ]; then sudo --user="#$SUDO_UID" -- "$@"; else "$@"; fi
}

node_is_recent() {
  command -v node >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'
}

# Whether the program is there and no source is newer.
is_built() {
  [ -e dist/main.js ] && [ -e oclif.manifest.json ] &&
    [ -z "$(find src templates scripts/build scripts/build.ts package.json -newer dist/main.js -print -quit)" ]
}

prepare() {
  cd "$root"
  node_is_recent || { echo 'demo: Node 20.19 or newer is needed' >&2; exit 1; }
  command -v git >/dev/null || { echo 'demo: git is needed' >&2; exit 1; }
  if [ ! -e node_modules/.package-lock.json ]; then
    say 'The dependencies are installed, once.'
    as_user npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
  fi
  if ! is_built; then
    say 'The program is built.'
    as_user npm run -s build
  fi
}

# Why no virtual machine can be booted here; nothing when one can.
obstacle() {
  local tool installer=/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64
  [ -z "${VAQ_DEMO_SIMULATE-}" ] || { echo 'VAQ_DEMO_SIMULATE is set'; return; }
  [ "$(uname -s)" = Linux ] || { echo 'that needs Linux'; return; }
  for tool in ip ethtool qemu-system-x86_64; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed"; return; }
  done
  [ -r "$installer/linux" ] || { echo 'the package debian-installer-12-netboot-amd64 is not installed'; return; }
  [ -r /usr/lib/ipxe/qemu/efi-virtio.rom ] || { echo 'the package ipxe-qemu is not installed'; return; }
  [ "$(id -u)" -eq 0 ] || { echo 'a network of its own needs root'; return; }
  ip netns add "vaqt$$-try" 2>/dev/null || { echo 'no network namespace can be made here'; return; }
  ip netns del "vaqt$$-try"
}

# The quickstart in a Git repository of its own, whatever the settings of the one who looks on.
lay_datacenter() {
  export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
  export GIT_AUTHOR_NAME=Demo GIT_AUTHOR_EMAIL=demo@example.invalid
  export GIT_COMMITTER_NAME=Demo GIT_COMMITTER_EMAIL=demo@example.invalid
  cp -R "$root/fixtures/quickstart" "$work/datacenter"
  cd "$work/datacenter"
  rm -rf .vaq files # What somebody has tried in the fixture is not part of it.
  printf 'files/\n' >.gitignore
  git -c init.defaultBranch=main init --quiet
  git add --all
  git commit --quiet --message 'Four machines, four systems'
}

prepare
lay_datacenter

say 'A datacenter is a Git repository: one site with one rack of four machines,
each with another system: Debian, Rocky Linux, Ubuntu, Flatcar.'
run 0 'git ls-files'
say 'Is it right? Every document is checked, every machine’s boot script and configuration is rendered.'
run 0 'vaq validate'
say 'This is what the machine r1-01 will get, byte for byte; here are the first lines of its preseed.'
run 0 'vaq preview r1-01 --kind preseed | head -n 12'
say 'Somebody misspells a key.'
run 0 "sed -i 's/mac: 52:54:00:00:00:03/mca: 52:54:00:00:00:03/' sites/ams1/rack1.yml"
run 1 'vaq validate'
say 'It is mended.'
run 0 'git checkout --quiet -- sites'
run 0 'vaq validate'
say 'The template of the preseed is changed. What does that do to which machines?'
run 0 "sed -i 's/upgrade select none/upgrade select full-upgrade/' assets/preseed/debian12.cfg.ejs"
run 0 "git commit --quiet --all --message 'Upgrade packages during the installation'"
run 0 'vaq diff HEAD~1..HEAD'

reason=$(obstacle)
if [ -z "$reason" ]; then
  client=machine
  say 'A machine is booted: a virtual one, by its own firmware, in a network that nothing leads out of.'
else
  client=simulated
  say "No virtual machine is booted: $reason. A simulated one asks in its place, over loopback:
it speaks DHCP and HTTP as iPXE and the installer do, and runs nothing."
  if [ -z "${VAQ_DEMO_SIMULATE-}" ]; then
    say 'For a virtual machine: `sudo bash scripts/debian-packages.sh` installs what is missing; then `sudo npm run demo`.'
  fi
  say 'The rack is moved to the addresses of loopback.'
  run 0 "sed -i 's/198\\.51\\.100\\./127.0.0./' sites/ams1/*.yml"
fi
say 'One host is named, and only this one may be erased. The service ends when the host has reported.'
echo
(cd "$root" && node --import tsx "$root/scripts/demo/boot.ts" "$client" "$work/datacenter")
say 'The machine’s installer has read its configuration and called its checkpoint. It is on record:'
run 0 'vaq status'
say "All of it worked, in $SECONDS s. What was made for the demo is removed. Read on in docs/getting-started.md."
