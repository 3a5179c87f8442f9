import { nearest } from '../../diagnostics/nearest.ts';
import { CHECKABLES, type Checkable } from '../../kinds/checkable.ts';
import { ANY_OS, parseOs } from '../../kinds/families.ts';
import type { KindOs } from '../../kinds/kind.ts';

/** What files are checked as; or a sentence that says what is wrong with how it was said. */
export type Wish =
  | { readonly ok: true; readonly value: { readonly kind: Checkable | null; readonly os: KindOs } }
  | { readonly ok: false; readonly message: string };

/** Reads `--kind` and `--os`; null stands for a flag that was not given. */
export function parseWish(kindName: string | null, osName: string | null): Wish {
  const kind = CHECKABLES.find(({ name }) => name === kindName) ?? null;
  if (kindName !== null && kind === null) return { ok: false, message: unknownKind(kindName) };
  if (osName === null) return { ok: true, value: { kind, os: ANY_OS } };
  const named = parseOs(osName);
  return named.ok ? { ok: true, value: { kind, os: named.os } } : named;
}

function unknownKind(typed: string): string {
  const names = CHECKABLES.map(({ name }) => name);
  const meant = nearest(typed, names);
  const help = meant === null ? `there are ${names.join(', ')}` : `did you mean \`${meant}\`?`;
  return `there is no kind \`${typed}\`: ${help}`;
}
