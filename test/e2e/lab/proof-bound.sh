#!/bin/sh
case $1 in
  bound | renew)
    ifconfig "$interface" "$ip" netmask "$subnet"
    for gateway in $router; do route add default gw "$gateway"; done
    echo "PROOF address $ip"
    ;;
esac
