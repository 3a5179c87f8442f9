import { join, resolve } from 'node:path';
import { wayInside } from '../../diagnostics/way-inside.ts';
import type { Opened } from '../open.ts';

/** Where the values of secrets are. `path` is absolute for a file, and inside the source of truth for an encrypted one. */
export type SecretSettings =
  | { readonly from: 'environment' }
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'age'; readonly path: string; readonly recipients: readonly string[] | null };

type Settings =
  | { readonly ok: true; readonly settings: SecretSettings }
  | { readonly ok: false; readonly message: string };

/** What vaq.yml says of secrets; a file in the clear has no place among what Git keeps. */
export function secretSettings({ root, tree }: Pick<Opened, 'root' | 'tree'>, home: string): Settings {
  const stated = tree.vaq?.value?.secrets;
  if (stated === undefined || stated.from === 'environment')
    return { ok: true, settings: { from: 'environment' } };
  const base = resolve(root);
  if (stated.from === 'age') {
    const path = stated.file ?? 'secrets.age';
    const { recipients = null } = stated;
    const inTree = wayInside(base, resolve(base, path));
    if (inTree !== null) return { ok: true, settings: { from: 'age', path: inTree, recipients } };
    return {
      ok: false,
      message: `\`secrets.file\` in vaq.yml is \`${path}\`, and an encrypted file lies in the source of truth`,
    };
  }
  const file = stated.file ?? '.vaq/secrets.yml';
  const path = file.startsWith('~/') ? join(home, file.slice(2)) : resolve(base, file);
  if (wayInside(base, path) !== null && wayInside(join(base, '.vaq'), path) === null) {
    const message = `\`secrets.file\` in vaq.yml is \`${file}\`, among what Git keeps; put it elsewhere, or under \`.vaq/\`, or encrypt it with \`from: age\``;
    return { ok: false, message };
  }
  return { ok: true, settings: { from: 'file', path } };
}

/** The variable of the environment that has a secret's value. */
export function secretVariable(name: string): string {
  return `VAQ_SECRET_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}
