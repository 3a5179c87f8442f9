/** Sections, whose headers have options as commands have. In the notation of `commands.ts`. */
export const SECTIONS = `
%pre | F3- R3- | 0
  *: --erroronfail --interpreter= --log= --logfile=
%pre-install | F24- R8- | 0
  *: --erroronfail --interpreter= --log= --logfile=
%post | F3- R3- | 0
  *: --erroronfail --interpreter= --log= --logfile= --nochroot
%onerror | F24- R7- | 0
  *: --erroronfail --interpreter= --log= --logfile=
%traceback | F3- R3- | 0
  *: --erroronfail --interpreter= --log= --logfile=
%packages | F3- R3- | 0
  *: --excludedocs --ignoremissing
  F3-8 R3-5: --ignoredeps --resolvedeps
  F7- R6-: --default
  F9-39 R6-9: --instLangs=
  F14-21 R6-7: --nobase
  F18- R7-: --multilib
  F21- R7-: --nocore
  F22- R7-: --timeout=# --retries=#
  F24-39 R8-9: --excludeWeakdeps
  F32- R9-: --inst-langs= --exclude-weakdeps
  F32-: --ignorebroken
  F40-: --instLangs=~ --excludeWeakdeps~
%addon | F18- R7- | free
%anaconda | F22-33 R7-8 | free | F34- R9-
%certificate | F42- R10- | 0
  *: --filename=! --dir= --type=
`;
