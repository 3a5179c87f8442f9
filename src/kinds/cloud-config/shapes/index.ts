import { type MapShape, map } from '../../shape/shape.ts';
import { BASE } from './base.ts';
import { DISKS } from './disks.ts';
import { PACKAGES } from './packages.ts';
import { SYSTEM } from './system.ts';
import { TOOLS } from './tools.ts';
import { USERS } from './users.ts';

/**
 * The keys of cloud-config with the types of what they hold: facts from cloud-init's own schema, as of August 2026.
 */
export const CLOUD_CONFIG: MapShape = map({
  ...USERS,
  ...PACKAGES,
  ...DISKS,
  ...SYSTEM,
  ...TOOLS,
  ...BASE,
});
