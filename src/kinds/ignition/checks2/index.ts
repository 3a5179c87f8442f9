import { checkOwner } from '../checks/node.ts';
import { checkVerification } from '../checks/resource.ts';
import { checkDropin, checkUnit } from '../checks/unit.ts';
import { checkName } from '../checks/user.ts';
import type { Check } from '../mistake.ts';
import { checkPassword } from '../passwords.ts';
import { checkDisk, checkPartition, checkRaid } from './disk.ts';
import { checkFilesystem, checkMount } from './filesystem.ts';
import { checkAppend, checkFilesystems, checkMode, checkPath } from './node.ts';
import { checkContents, checkReference } from './resource.ts';
import { checkNetworkdDropin, checkNetworkdUnit } from './unit.ts';
import { checkUser } from './user.ts';

/** The checks of version 2, by the type of the map they look at. */
export const CHECKS2: Readonly<Record<string, readonly Check[]>> = {
  Config: [checkFilesystems],
  ConfigReference: [checkReference],
  CaReference: [checkReference],
  FileContents: [checkContents],
  Verification: [checkVerification],
  Disk: [checkDisk],
  Partition: [checkPartition],
  Raid: [checkRaid],
  Filesystem: [checkFilesystem],
  Mount: [checkMount],
  File: [checkPath, checkMode, checkAppend],
  Directory: [checkPath, checkMode],
  Link: [checkPath],
  NodeUser: [checkOwner],
  Unit: [checkUnit],
  SystemdDropin: [checkDropin],
  Networkdunit: [checkNetworkdUnit],
  NetworkdDropin: [checkNetworkdDropin],
  PasswdUser: [checkName, checkUser, checkPassword],
  PasswdGroup: [checkName, checkPassword],
};
