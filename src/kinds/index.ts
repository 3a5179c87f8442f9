import { autoinstall } from './autoinstall/kind.ts';
import { cloudConfig } from './cloud-config/kind.ts';
import { ignition } from './ignition/kind.ts';
import { kickstart } from './kickstart/kind.ts';
import type { Kind } from './kind.ts';
import { preseed } from './preseed/kind.ts';
import { untyped } from './untyped/kind.ts';

/** Every kind of unattended configuration that can be made, in the order in which they are shown. */
export const KINDS: readonly Kind[] = [kickstart, preseed, autoinstall, cloudConfig, ignition, untyped];

/** The kind of that name, or null where there is none. */
export function kindNamed(name: string): Kind | null {
  return KINDS.find((kind) => kind.name === name) ?? null;
}
