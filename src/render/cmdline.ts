import { isSecret } from '../sot/model/metadata.ts';
import type { Json, OsDocument } from '../sot/schema/generated/types.ts';
import { secretPlaceholder } from './artifact.ts';

type Arguments = NonNullable<OsDocument['cmdline']>;

function textOf(value: Json): string {
  return isSecret(value) ? secretPlaceholder(value.$secret) : String(value);
}

/** The kernel arguments of an operating system, in order: nothing gives `key`, a value `key=value`, a list the key for each element. */
export function cmdlineArguments(cmdline: Arguments): readonly string[] {
  return cmdline.flatMap((argument) =>
    Object.entries(argument).flatMap(([key, value]) => {
      if (value === null || value === '') return [key];
      return [value].flat().map((item) => `${key}=${textOf(item)}`);
    }),
  );
}

/** The last part of a path or URL, without what a shell or kernel would split or read otherwise. */
function baseName(path: string): string {
  const last = path
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1)!;
  return last.replace(/[^\w.-]/g, '_') || 'initrd';
}

/** A name for each initrd that is unique and has no spaces: what `initrd=` says to a UEFI kernel. */
export function initrdNames(paths: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const base = baseName(path);
    let name = base;
    for (let count = 1; taken.has(name); count++) name = `${count}-${base}`;
    taken.add(name);
    return name;
  });
}
