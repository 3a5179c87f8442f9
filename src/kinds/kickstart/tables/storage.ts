/** Disks and what is made of them. In the notation of `commands.ts`. */
export const STORAGE = `
autopart | F3- R3- | 0
  F9- R5-: --encrypted --passphrase=
  F12- R6-: --escrowcert= --backuppassphrase
  F18- R6-: --cipher=
  F16- R7-: --nolvm
  F17- R7-: --type=
  F21- R7-: --fstype=
  F26- R7-: --nohome
  F26- R8-: --noboot --noswap
  F29- R8-: --luks-version= --pbkdf= --pbkdf-memory=# --pbkdf-time=# --pbkdf-iterations=#
  F38- R10-: --hibernation
  F41- R11-: --hw-passphrase=
btrfs | F17- R7-9 | 0+ | R8-9
  F17- R7: --noformat --useexisting --label= --data= --metadata= --subvol --parent= --name=
  F23- R7: --mkfsoptions=
clearpart | F3- R3- | 0
  *: --all --drives= --initlabel --linux --none
  F17- R7-: --list=
  F21- R7-: --disklabel=
  F28- R7-: --cdl
ignoredisk | F3- R3- | 0
  F3-7 R3: --drives=!
  F8- R4-: --drives= --only-use=
  F14-28 R6-7: --interactive
  F29-33 R8: --interactive~
logvol | F3- R3- | 1
    *: --fstype= --grow --maxsize=# --name=! --noformat --percent=# --recommended --size=# --useexisting
      --vgname=!
  F4-8 R5: --bytes-per-inode=#
  F4- R5-: --fsoptions=
  F9- R5-: --encrypted --passphrase=
  F9-13 R6: --bytes-per-inode=~
  F9- R6-: --fsprofile=
  F12- R6-: --escrowcert= --backuppassphrase
  F18- R6-: --cipher= --hibernation
  F20- R6-: --thinpool --thin --poolname= --chunksize=# --metadatasize=#
  F21- R6-: --profile=
  F15- R7-: --label=
  F17- R7-: --resize
  F23- R7-: --mkfsoptions=
  F23- R8-: --cachesize=# --cachemode= --cachepvs=
  F29- R8-: --luks-version= --pbkdf= --pbkdf-memory=# --pbkdf-time=# --pbkdf-iterations=#
mount | F27- R8- | 2
  *: --reformat=? --mkfsoptions= --mountoptions=
part partition | F3- R3- | 1
  F3-28 R3-7: --active
    *: --asprimary --fstype= --type= --grow --maxsize=# --noformat --onbiosdisk= --ondisk= --ondrive=
      --onpart= --usepart= --recommended --size=#
  F3-10 R3-5: --start=# --end=#
  F4-8 R5: --bytes-per-inode=#
  F4- R5-: --fsoptions= --label=
  F9- R5-: --encrypted --passphrase=
  F9-13 R6: --bytes-per-inode=~
  F9- R6-: --fsprofile=
  F11-13 R6: --start=~ --end=~
  F12- R6-: --escrowcert= --backuppassphrase
  F18- R6-: --cipher= --hibernation
  F17- R7-: --resize
  F23- R7-: --mkfsoptions=
  F29-33 R8: --active~
  F29- R8-: --luks-version= --pbkdf= --pbkdf-memory=# --pbkdf-time=# --pbkdf-iterations=#
  F41- R11-: --hw-passphrase=
raid | F3- R3- | 1+
  *: --device=! --fstype= --level= --noformat --spares=# --useexisting
  F4- R5-: --fsoptions=
  F5-8 R5: --bytes-per-inode=#
  F9- R5-: --encrypted --passphrase=
  F9-13 R6: --bytes-per-inode=~
  F9- R6-: --fsprofile=
  F12- R6-: --escrowcert= --backuppassphrase
  F18- R6-: --cipher=
  F15- R7-: --label=
  F23- R7-: --mkfsoptions=
  F25- R7-: --chunksize=#
  F29- R8-: --luks-version= --pbkdf= --pbkdf-memory=# --pbkdf-time=# --pbkdf-iterations=#
reqpart | F23- R7- | 0
  *: --add-boot
snapshot | F26- R7- | 1
  *: --name=! --when=!
volgroup | F3- R3- | 0+
  *: --noformat --pesize=# --useexisting
  F16- R6-: --reserved-space=# --reserved-percent=#
zerombr | F3- R3- | 0+
`;
