#!/bin/busybox sh
# The only program of the proof's initrd: it loads the drivers, takes an address, and fetches the configuration that the command
# line names (`url=`). As Debian's installer does, it runs the early command of that preseed; without one it reports to the
# checkpoint that stands in it. Then it resets the machine. Each step is a line on the console. Started from a disk, it only says so.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev 2>/dev/null
exec >/dev/console 2>&1 </dev/console
echo "PROOF kernel $(uname -r) $(uname -m)"
dmesg | grep -i 'secure boot' | sed 's/^\[[^]]*\] */PROOF secureboot /'
[ -d /sys/firmware/efi ] && echo 'PROOF firmware efi' || echo 'PROOF firmware bios'
for word in $(cat /proc/cmdline); do
  case $word in installed=*) echo "PROOF installed ${word#installed=}"; poweroff -f ;; esac
done
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
  command=$(sed -n 's|^d-i preseed/early_command string ||p' /configuration)
  report=$(sed -n 's|.*\(http://[^ "]*/checkpoint/[^ "]*\).*|\1|p' /configuration | head -n 1)
  if [ -n "$command" ]; then
    sh -c "$command" && echo 'PROOF command ended well' || echo 'PROOF command failed'
  else
    wget -q -O /dev/null "$report" && echo 'PROOF reported'
  fi
else
  echo "PROOF no configuration at $url"
fi
echo 'PROOF end'
reboot -f
