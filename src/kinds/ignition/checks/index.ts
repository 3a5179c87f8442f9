import type { Check } from '../mistake.ts';
import { checkPassword } from '../passwords.ts';
import { checkCustom, checkTang } from './clevis.ts';
import { checkDisk, checkPartition } from './disk.ts';
import { checkFilesystem } from './filesystem.ts';
import { checkAuthorities, checkMerged, checkProxy } from './ignition.ts';
import { checkLuks } from './luks.ts';
import { checkMode, checkOverwrite, checkOwner, checkPath } from './node.ts';
import { checkRaid } from './raid.ts';
import { checkAuthority, checkHeader, checkReference, checkResource, checkVerification } from './resource.ts';
import { checkStorage, checkUnitPaths } from './storage.ts';
import { checkDropin, checkInstances, checkUnit } from './unit.ts';
import { checkName } from './user.ts';

/** The checks of version 3, by the type of the map they look at. */
export const CHECKS3: Readonly<Record<string, readonly Check[]>> = {
  Config: [checkUnitPaths],
  IgnitionConfig: [checkMerged],
  TLS: [checkAuthorities],
  Proxy: [checkProxy],
  Resource: [checkResource],
  FileContents: [checkResource],
  ConfigReference: [checkReference],
  CaReference: [checkAuthority],
  Verification: [checkVerification],
  HTTPHeader: [checkHeader],
  Disk: [checkDisk],
  Partition: [checkPartition],
  Raid: [checkRaid],
  Filesystem: [checkFilesystem],
  Luks: [checkLuks],
  Custom: [checkCustom],
  ClevisCustom: [checkCustom],
  Tang: [checkTang],
  File: [checkPath, checkMode, checkOverwrite],
  Directory: [checkPath, checkMode],
  Link: [checkPath],
  NodeUser: [checkOwner],
  NodeGroup: [checkOwner],
  Storage: [checkStorage],
  Systemd: [checkInstances],
  Unit: [checkUnit],
  Dropin: [checkDropin],
  PasswdUser: [checkName, checkPassword],
  PasswdGroup: [checkName, checkPassword],
};
