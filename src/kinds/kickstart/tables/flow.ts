/** How the installation itself goes. In the notation of `commands.ts`. */
export const FLOW = `
autostep | F3-39 R3-9 | 0 | F34-39 R9
  F3-33 R3-8: --autoscreenshot
cmdline | F3- R3- | 0
device | F3-33 R3-8 | 1-2 | F24-33 R8
  F3-23 R3-7: --opts=
deviceprobe | F3-33 R3-8 | free | F29-33 R8
graphical | F3- R3- | 0
  F26- R8-: --non-interactive
halt | F3- R3- | 0
  F6- R5-: --eject
  F23- R8-: --kexec
install | F3-33 R3-8 | 0 | F29-33 R8
  F11-28 R6-7: --root-device=
interactive | F3-14 R3-6 | 0 | F14
key | R5-6 | 0-1
  *: --skip
lilo | F3 R3-4 | 0
    *: --append= --linear --nolinear --location= --lba32 --password= --md5pass= --upgrade --useLilo
      --driveorder=
lilocheck | F3 R3-4 | 0
logging | F6- R5- | 0
  *: --host= --port=
  F6-33 R5-8: --level=
  F34-39 R9: --level=~
mediacheck | F4- R5- | 0
poweroff | F3- R3- | 0
  F6- R5-: --eject
  F23- R8-: --kexec
rdp | F43- R10- | 0
  *: --username= --password=
reboot | F3- R3- | 0
  F6- R5-: --eject
  F23- R8-: --kexec
rescue | F10- R6- | 0
  *: --nomount --romount
shutdown | F3- R3- | 0
  F6- R5-: --eject
  F23- R8-: --kexec
text | F3- R3- | 0
  F26- R8-: --non-interactive
unsupported_hardware | R6-7 | 0
upgrade | F3-28 R3-7 | 0 | F20-28 R7
  F11-19 R6: --root-device=
vnc | F3-44 R3-10 | 0 | F43-44 R10
  F3-8 R3-5: --connect=
  F3-42 R3-9: --password=
  F6-42 R5-9: --host= --port=
`;
