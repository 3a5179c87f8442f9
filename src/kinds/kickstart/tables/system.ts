/** The installed system. In the notation of `commands.ts`. */
export const SYSTEM = `
auth authconfig | F3-34 R3-9 | free
authselect | F28- R8- | free
bootloader | F3- R3- | 0
  *: --append= --location= --password= --md5pass= --driveorder=
  F3 R3-4: --linear --nolinear --useLilo
  F3-11 R3-5: --lba32
  F3-28 R3-7: --upgrade
  R5: --hvargs=
  F8- R6-: --timeout=# --default=
  F12-13 R6: --lba32~
  F15- R6-: --iscrypted
  F17- R7-: --boot-drive=
  F18- R7-: --leavebootorder
  F19- R7-: --extlinux
  F21- R7-: --disabled --nombr
  F29-33 R8: --upgrade~
  F39- R10-: --sdboot
eula | F20- R7- | 0
  *: --agreed --agree --accepted --accept
firewall | F3- R3- | 0
  *: --disable --disabled --enable --enabled --ftp --http --smtp --ssh --port= --trust=
  F3-9 R3-5: --telnet
  F3-8 R3-5: --high=~ --medium=~
  F10- R6-: --service=
  F10-13 R6: --telnet=~
  F20- R7-: --remove-service=
  F28- R8-: --use-system-defaults
firstboot | F3- R3- | 0
  *: --disable --disabled --enable --enabled --reconfig
group | F12- R6- | 0
  *: --name=! --gid=#
keyboard | F3- R3- | 0-1
  F18- R7-: --vckeymap= --xlayouts= --switch=
lang | F3- R3- | 1
  F19- R7-: --addsupport=
langsupport | F3-6 R3-5 | 0+ | F5-6 R5
  F3-4 R3-4: --default=
monitor | F3-17 R3-6 | 0 | F10-17 R6
  F3-9 R3-5: --hsync= --monitor= --vsync=
  F6-9 R5: --noprobe
mouse | F3-6 R3-5 | 1 | F3-6 R4-5
  R3: --device= --emulthree
realm | F19- R7- | free
rhsm | R8- | 0
    *: --organization=! --activation-key=! --connect-to-insights --proxy= --server-hostname=
      --rhsm-baseurl=
  R10-: --flatpak-registry-url=
rootpw | F3- R3- | 0-1
  *: --iscrypted
  F8- R6-: --lock --plaintext
  F37- R9-: --allow-ssh
selinux | F3- R4- | 0
  *: --disabled --enforcing --permissive
services | F6- R5- | 0
  *: --disabled= --enabled=
skipx | F3- R3- | 0
sshkey | F22- R8- | 1
  *: --username=!
sshpw | F13- R6- | 1+
  *: --username=! --iscrypted --plaintext --lock
  F24- R8-: --sshkey
syspurpose | R8- | 0
  *: --role= --sla= --usage= --addon=
timesource | F33- R9- | 0
  *: --ntp-server= --ntp-pool= --ntp-disable --nts
timezone | F3- R3- | 0-1
  *: --utc
  F6-39 R5-9: --isUtc
  F18-39 R7-9: --nontp --ntpservers=
  F40-: --isUtc~ --nontp~ --ntpservers=~
user | F6- R5- | 0
  *: --groups= --homedir= --iscrypted --name=! --password= --shell= --uid=#
  F8- R6-: --lock --plaintext
  F12- R6-: --gecos=
  F19- R7-: --gid=#
xconfig | F3- R3- | 0
  F3-5 R3-4: --card= --hsync= --monitor= --noprobe --server= --vsync=
  *: --defaultdesktop= --startxonboot
  F3-9 R3-5: --depth=# --resolution= --videoram=
  F6-8 R5: --card=~ --hsync=~ --monitor=~ --noprobe=~ --vsync=~
  F6-9 R5: --driver=
  F10-13 R6: --driver=~ --depth=~ --resolution=~ --videoram=~
`;
