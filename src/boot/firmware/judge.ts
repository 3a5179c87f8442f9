import { isGrub } from '../../sot/grub-program.ts';
import { bytesText } from '../../terminal/amounts.ts';
import { isBuiltIn } from '../programs.ts';
import { misfit } from './fits.ts';
import { type Family, remedy } from './packages.ts';
import type { ProgramKind } from './program-kind.ts';
import type { Wanted } from './wanted.ts';

/** What was read of one file. */
export interface ProgramBytes {
  readonly path: string;
  readonly size: number;
  readonly kind: ProgramKind;
}

/** What there is for a wanted program: its file and those that it loads by itself; or why it is not there. */
export type Found =
  | { readonly ok: true; readonly file: ProgramBytes; readonly companions: readonly ProgramBytes[] }
  | { readonly ok: false; readonly message: string };

/** A boot program, the hosts that it serves, and whether it can. */
export interface ProgramRow {
  readonly firmware: Wanted['firmware'];
  readonly program: string;
  readonly hosts: readonly string[];
  readonly verdict: 'ok' | 'warning' | 'error';
  readonly path: string | null;
  readonly size: number | null;
  readonly message: string;
  /** What mends it; null where nothing is wrong. */
  readonly mend: string | null;
}

function problemOf({ firmware, program }: Wanted, found: Found): string | null {
  if (!found.ok) return found.message;
  const { file, companions } = found;
  const own = misfit(firmware, file.kind);
  if (own !== null) return own;
  const isShim = isGrub(program) && /shim[^/]*$/i.test(file.path);
  if (isShim && companions.length === 0)
    return 'no GRUB is declared in its folder, and a shim starts nothing else';
  const bad = companions.find(({ kind }) => misfit(firmware, kind) !== null);
  return bad === undefined ? null : `the GRUB ${bad.path}: ${misfit(firmware, bad.kind)}`;
}

function rightOf({ file, companions }: Extract<Found, { ok: true }>): string {
  const what = file.kind.kind === 'efi' ? `EFI program for ${file.kind.machine}` : 'program of a BIOS';
  const more = companions.map(({ path }) => `, and ${path}`).join('');
  return `${what}, ${bytesText(file.size)}${more}`;
}

/**
 * What is there and what is missing. What was stated must be right; what vaq takes by itself may be missing for a type of
 * firmware, as long as each of its hosts has a program for another.
 */
export function judgePrograms(
  wanted: readonly Wanted[],
  find: (wanted: Wanted) => Found,
  family: Family,
): readonly ProgramRow[] {
  const judged = wanted.map((one) => {
    const found = find(one);
    return { one, found, problem: problemOf(one, found) };
  });
  const served = new Set(judged.flatMap(({ one, problem }) => (problem === null ? one.hosts : [])));
  return judged.map(({ one, found, problem }) => {
    const { firmware, program, isStated, hosts } = one;
    const isGrave = isStated || hosts.some((host) => !served.has(host));
    const mend = isBuiltIn(program)
      ? remedy(family, program, firmware)
      : 'vaq fetch; or put the right file in its place';
    return {
      firmware,
      program,
      hosts: hosts.map(({ label }) => label),
      verdict: problem === null ? 'ok' : isGrave ? 'error' : 'warning',
      path: found.ok ? found.file.path : null,
      size: found.ok ? found.file.size : null,
      message: found.ok && problem === null ? rightOf(found) : problem!,
      mend: problem === null ? null : mend,
    };
  });
}
