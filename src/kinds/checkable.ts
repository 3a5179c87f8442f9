import { KINDS } from './index.ts';
import { checkIpxe } from './ipxe/check.ts';
import type { Kind, KindFinding, KindOs, KindScope } from './kind.ts';
import { NOCLOUD } from './nocloud/companions.ts';

/** A type of text that can be checked without a source of truth: a kind, or what a machine fetches beside one. */
export interface Checkable {
  readonly name: string;
  /** Whether a line that begins with `#` is a comment in it. */
  readonly hasComments: boolean;
  /** Every finding in a text, in the order of the text; never throws. */
  readonly check: (text: string, os: KindOs, scope: KindScope) => readonly KindFinding[];
}

function ofKind({ name, check }: Kind): Checkable {
  return { name, hasComments: name !== 'ignition', check };
}

/** Every type of text that can be checked alone, in the order in which they are shown. */
export const CHECKABLES: readonly Checkable[] = [
  ...KINDS.map(ofKind),
  // No kind that a boot could name: vaq makes the script, and a file may still be one.
  { name: 'ipxe', hasComments: true, check: checkIpxe },
  ...NOCLOUD.map(({ artifactName: name, check }): Checkable => ({ name, hasComments: true, check })),
];
