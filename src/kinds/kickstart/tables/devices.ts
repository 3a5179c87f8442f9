/** Disks that have to be found first. In the notation of `commands.ts`. */
export const DEVICES = `
dmraid | F6-33 R5-8 | 0 | F24-33 R8
  F6-23 R5-7: --name=! --dev=!
fcoe | F12- R6- | 0
  *: --nic=!
  F13- R6-: --dcb
  F28- R7-: --autovlan
iscsi | F6- R5- | 0
  *: --target= --ipaddr=! --port=# --user= --password=
  F10- R6-: --reverse-user= --reverse-password=
  F17- R6-: --iface=
iscsiname | F6- R5- | 1
multipath | F6-33 R5-8 | 0 | F24-33 R8
  F6-23 R5-7: --name=! --device=! --rule=!
nvdimm | F28-44 R7-9 | 1 | F40-44
  F28-39 R7-9: --namespace= --blockdevs= --mode= --sectorsize=#
zfcp | F3- R4- | 0
  *: --devnum=!
  F3-36 R4-8: --fcplun=! --wwpn=!
  F3-11 R4-5: --scsiid=! --scsilun=!
  F12-13 R6: --scsiid=~ --scsilun=~
  F37- R9-: --wwpn= --fcplun=
zipl | F32- R8- | 0
  *: --secure-boot --force-secure-boot --no-secure-boot
`;
