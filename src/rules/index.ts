import { bootKind } from './boot/kind.ts';
import { neverEnds } from './boot/never-ends.ts';
import { filePath } from './file/path.ts';
import { undeclared } from './file/undeclared.ts';
import { bmcBootable } from './host/bmc-bootable.ts';
import { bmcDriver } from './host/bmc-driver.ts';
import { clearPassword } from './host/clear-password.ts';
import { duplicateAddress } from './host/duplicate-address.ts';
import { duplicateMac } from './host/duplicate-mac.ts';
import { duplicateName } from './host/duplicate-name.ts';
import { duplicateSerial } from './host/duplicate-serial.ts';
import { duplicateUuid } from './host/duplicate-uuid.ts';
import { noAddress } from './host/no-address.ts';
import { noIdentity } from './host/no-identity.ts';
import { credential } from './metadata/credential.ts';
import type { Rule } from './rule.ts';
import { emptySite } from './site/empty.ts';
import { noServiceAddress } from './site/no-service-address.ts';
import { noSubnets } from './site/no-subnets.ts';
import { serviceAddress } from './site/service-address.ts';
import { addressOutside } from './subnet/address-outside.ts';
import { addressTaken } from './subnet/address-taken.ts';
import { dhcpOption } from './subnet/dhcp-option.ts';
import { duplicateVlan } from './subnet/duplicate-vlan.ts';
import { overlap } from './subnet/overlap.ts';
import { reservedAddress } from './subnet/reserved-address.ts';
import { workflowCycle } from './workflow/cycle.ts';
import { maxFail } from './workflow/max-fail.ts';
import { minStanding } from './workflow/min-standing.ts';
import { repeatedBoot } from './workflow/repeated-boot.ts';
import { unknownDependency } from './workflow/unknown-dependency.ts';
import { unreachableBoot } from './workflow/unreachable-boot.ts';

/** Every rule that looks at the linked model; to add one, write its file and list it here. */
export const RULES: readonly Rule[] = [
  bootKind,
  neverEnds,
  filePath,
  undeclared,
  bmcBootable,
  bmcDriver,
  clearPassword,
  duplicateAddress,
  duplicateMac,
  duplicateName,
  duplicateSerial,
  duplicateUuid,
  noAddress,
  noIdentity,
  credential,
  emptySite,
  noServiceAddress,
  noSubnets,
  serviceAddress,
  addressOutside,
  addressTaken,
  dhcpOption,
  duplicateVlan,
  overlap,
  reservedAddress,
  workflowCycle,
  maxFail,
  minStanding,
  repeatedBoot,
  unknownDependency,
  unreachableBoot,
];
