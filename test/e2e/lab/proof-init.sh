#!/bin/busybox sh
# The only program of the proof's initrd: it loads the network card's driver, takes an address, fetches the configuration that the
# command line names (`url=`), and reports to the checkpoint that stands in it. Each step is a line on the console.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev 2>/dev/null
exec >/dev/console 2>&1 </dev/console
echo "PROOF kernel $(uname -r) $(uname -m)"
dmesg | grep -i 'secure boot' | sed 's/^\[[^]]*\] */PROOF secureboot /'
[ -d /sys/firmware/efi ] && echo 'PROOF firmware efi' || echo 'PROOF firmware bios'
for module in $(cat /modules); do insmod "/modules.d/$module.ko"; done
tries=0
while [ ! -e /sys/class/net/eth0 ] && [ $tries -lt 50 ]; do tries=$((tries + 1)); usleep 100000; done
ifconfig lo 127.0.0.1
ifconfig eth0 up
udhcpc -i eth0 -n -q -t 10 -T 2 -s /bin/bound || echo 'PROOF no address'
url=
for word in $(cat /proc/cmdline); do
  case $word in url=*) url=${word#url=} ;; esac
done
if wget -q -O /configuration "$url"; then
  echo "PROOF configuration $(sha256sum /configuration | cut -d' ' -f1)"
  report=$(sed -n 's|.*\(http://[^ "]*/checkpoint/[^ "]*\).*|\1|p' /configuration | head -n 1)
  wget -q -O /dev/null "$report" && echo 'PROOF reported'
else
  echo "PROOF no configuration at $url"
fi
echo 'PROOF end'
poweroff -f
