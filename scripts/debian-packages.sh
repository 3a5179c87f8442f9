#!/usr/bin/env bash
# Installs the Debian packages that the end-to-end tests and the tests with foreign clients need, and says nothing when all
# are there. Without root, or on another system, it says in one sentence what will not run, and is no failure.
set -euo pipefail

packages=(
  ca-certificates git                                         # the project itself, from a clean machine
  iproute2 ethtool                                            # the isolated networks
  qemu-system-x86 ipxe-qemu ovmf ipxe                         # the machines, their firmware, snponly.efi
  shim-signed grub-efi-amd64-signed                           # what Secure Boot lets them start
  debian-installer-12-netboot-amd64                           # what they boot
  busybox-static udhcpc isc-dhcp-client dhcpcd-base curl atftp tftp-hpa ndisc6 # foreign clients
  dnsmasq-base                                                # a foreign DHCP server
  debconf-utils cpio                                          # the judges of preseeds: this, and one in an initrd
  grub-common grub-pc-bin mtools                              # a disk that machines boot from
  ignition                                                    # the judge of Ignition configurations
  zsh fish groff-base mandoc                                   # shells whose completion is tried, judges of the manual page
  libarchive-tools xorriso minisign gpg gpgv                  # archives, and signatures, of declared files
)

# Their services would run at the next start of somebody's own machine; in CI there is none.
if [ "${CI-}" = true ]; then
  packages+=(cloud-init)     # the judge of cloud-configs
  packages+=(isc-dhcp-relay) # a foreign relay agent; elsewhere dnsmasq is one
fi

if ! command -v dpkg-query >/dev/null; then
  echo 'This is not Debian: the end-to-end tests will not run, and tests with foreign clients use what is installed.'
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
  echo "Without root nothing is installed: what needs ${missing[*]} will not run."
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt_get() {
  apt-get --quiet --option DPkg::Lock::Timeout=600 "$@" >>"$log" 2>&1 && return
  cat "$log"
  exit 1
}
echo "Installing ${missing[*]}."
apt_get update
apt_get install --yes --no-install-recommends "${missing[@]}"
