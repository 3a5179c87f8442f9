import type { OsDocument } from '../sot/schema/generated/types.ts';

type Arguments = NonNullable<OsDocument['cmdline']>;

/** The kernel arguments of an operating system, in order: nothing gives `key`, a value `key=value`, a list the key for each element. */
export function cmdlineArguments(cmdline: Arguments): readonly string[] {
  return cmdline.flatMap((argument) =>
    Object.entries(argument).flatMap(([key, value]) => {
      if (value === null || value === '') return [key];
      if (Array.isArray(value)) return value.map((item) => `${key}=${item}`);
      return [`${key}=${value}`];
    }),
  );
}

/** A name for each initrd that is unique and has no spaces: what `initrd=` says to a UEFI kernel. */
export function initrdNames(paths: readonly string[]): readonly string[] {
  const names = paths.map(
    (path) =>
      (path.split(/[?#]/)[0] ?? path)
        .split('/')
        .at(-1)!
        .replace(/[^\w.-]/g, '_') || 'initrd',
  );
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${index}-${name}`));
}
