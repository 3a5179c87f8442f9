import { ambiguousAsset } from './asset/ambiguous.ts';
import { unusedAsset } from './asset/unused.ts';
import { bootKind } from './boot/kind.ts';
import { neverEnds } from './boot/never-ends.ts';
import { unusedBoot } from './boot/unused.ts';
import { repeatedConsole } from './cmdline/console.ts';
import { initrdArgument } from './cmdline/initrd.ts';
import { instPrefix } from './cmdline/inst-prefix.ts';
import { cmdlineNumber } from './cmdline/number.ts';
import { setByKind } from './cmdline/set-by-kind.ts';
import { splitArgument } from './cmdline/split.ts';
import { fileLock } from './file/lock.ts';
import { filePath } from './file/path.ts';
import { undeclared } from './file/undeclared.ts';
import { unusedFile } from './file/unused.ts';
import { fileUrl } from './file/url.ts';
import { bmcBootable } from './host/bmc-bootable.ts';
import { bmcDriver } from './host/bmc-driver.ts';
import { clearPassword } from './host/clear-password.ts';
import { duplicateAddress } from './host/duplicate-address.ts';
import { duplicateMac } from './host/duplicate-mac.ts';
import { duplicateName } from './host/duplicate-name.ts';
import { duplicateSerial } from './host/duplicate-serial.ts';
import { duplicateUuid } from './host/duplicate-uuid.ts';
import { groupMac } from './host/group-mac.ts';
import { noAddress } from './host/no-address.ts';
import { noIdentity } from './host/no-identity.ts';
import { credential } from './metadata/credential.ts';
import { secretName } from './metadata/secret-name.ts';
import { architecture } from './os/architecture.ts';
import { byTftp } from './os/by-tftp.ts';
import { elsewhere } from './os/elsewhere.ts';
import { release } from './os/release.ts';
import { transport } from './os/transport.ts';
import { unusedOs } from './os/unused.ts';
import type { Rule } from './rule.ts';
import { bootTimes } from './site/boot-times.ts';
import { emptySite } from './site/empty.ts';
import { noServiceAddress } from './site/no-service-address.ts';
import { noSubnets } from './site/no-subnets.ts';
import { serviceAddress } from './site/service-address.ts';
import { unusedSnippet } from './snippet/unused.ts';
import { addressOutside } from './subnet/address-outside.ts';
import { addressTaken } from './subnet/address-taken.ts';
import { dhcpOption } from './subnet/dhcp-option.ts';
import { duplicateVlan } from './subnet/duplicate-vlan.ts';
import { overlap } from './subnet/overlap.ts';
import { reservedAddress } from './subnet/reserved-address.ts';
import { unusedSubnet } from './subnet/unused.ts';
import { workflowCycle } from './workflow/cycle.ts';
import { maxFail } from './workflow/max-fail.ts';
import { minStanding } from './workflow/min-standing.ts';
import { repeatedBoot } from './workflow/repeated-boot.ts';
import { unknownDependency } from './workflow/unknown-dependency.ts';
import { unreachableBoot } from './workflow/unreachable-boot.ts';
import { unusedWorkflow } from './workflow/unused.ts';

/** Every rule that looks at the linked model; to add one, write its file and list it here. */
export const RULES: readonly Rule[] = [
  ambiguousAsset,
  unusedAsset,
  bootKind,
  neverEnds,
  unusedBoot,
  repeatedConsole,
  initrdArgument,
  instPrefix,
  cmdlineNumber,
  setByKind,
  splitArgument,
  fileLock,
  filePath,
  undeclared,
  unusedFile,
  fileUrl,
  bmcBootable,
  bmcDriver,
  clearPassword,
  duplicateAddress,
  duplicateMac,
  duplicateName,
  duplicateSerial,
  duplicateUuid,
  groupMac,
  noAddress,
  noIdentity,
  credential,
  secretName,
  architecture,
  byTftp,
  elsewhere,
  release,
  transport,
  unusedOs,
  bootTimes,
  emptySite,
  noServiceAddress,
  noSubnets,
  serviceAddress,
  unusedSnippet,
  addressOutside,
  addressTaken,
  dhcpOption,
  duplicateVlan,
  overlap,
  reservedAddress,
  unusedSubnet,
  workflowCycle,
  maxFail,
  minStanding,
  repeatedBoot,
  unknownDependency,
  unreachableBoot,
  unusedWorkflow,
];
