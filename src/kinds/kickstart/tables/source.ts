/** Where the installation comes from, and the network. In the notation of `commands.ts`. */
export const SOURCE = `
bootc | F43- R10- | 0
  *: --stateroot= --source-imgref=! --target-imgref=
  F45- R11-: --bootloader= --composefs
cdrom | F3- R3- | 0
driverdisk | F3- R3- | 0-1
  *: --source=
  F3-11 R3-4: --type=
  F4- R4-: --biospart=
  F12-13 R5-6: --type=~
harddrive | F3- R3- | 0
  F3-32 R3-8: --biospart= --partition=
  *: --dir=!
  F33- R9-: --partition=!
hmc | F28- R7- | 0
liveimg | F19- R7- | 0
  *: --url=! --proxy= --noverifyssl --checksum=
module | F29-44 R8-10 | 0 | F41-44 R10
  F29-40 R8-9: --name=! --stream=
  F31-40 R8-9: --disable
network | F3- R3- | 0
    *: --bootproto= --dhcpclass= --device= --essid= --ethtool= --gateway= --hostname= --ip= --mtu=
      --nameserver= --netmask= --nodns --onboot=b --wepkey=
  F4- R4-: --notksdevice
  F6- R5-: --noipv4 --noipv6
  F8- R6-: --ipv6=
  F16- R6-: --activate --nodefroute
  F19- R6-: --vlanid= --bondslaves= --bondopts=
  F16- R7-: --wpakey=
  F19- R7-: --ipv6gateway=
  F20- R7-9: --teamslaves= --teamconfig=
  F21- R7-: --interfacename=
  F22- R7-: --bridgeslaves= --bridgeopts=
  F25- R7-: --no-activate
  F27- R7-: --bindto=
  F39- R9-: --ipv4-dns-search= --ipv6-dns-search= --ipv4-ignore-auto-dns --ipv6-ignore-auto-dns
  R10-: --teamslaves=~ --teamconfig=~
nfs | F3- R3- | 0
  *: --server=! --dir=!
  F6- R5-: --opts=
ostreecontainer | F38- R9- | 0
  *: --stateroot= --url=! --transport= --remote= --no-signature-verification
ostreesetup | F21- R7- | 0
  *: --osname=! --remote= --url=! --ref=! --nogpg
repo | F6- R5- | 0
  *: --name=! --baseurl= --mirrorlist=
  F8- R6-: --cost=# --excludepkgs= --includepkgs=
  F11-32 R6-8: --ignoregroups=b
  F13- R6-: --proxy=
  F14- R6-: --noverifyssl
  F21- R7-: --install
  F27- R8-: --metalink=
  F30- R8-: --sslcacert= --sslclientcert= --sslclientkey=
  F33-39 R9: --ignoregroups=b~
updates | F7- R6- | 0-1
url | F3- R3- | 0
  F3-17 R3-6: --url=!
  F13- R6-: --proxy=
  F14- R6-: --noverifyssl
  F18- R7-: --url= --mirrorlist=
  F27- R8-: --metalink=
  F30- R8-: --sslcacert= --sslclientcert= --sslclientkey=
`;
