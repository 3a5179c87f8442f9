/** What a path of a source of truth is, by the layout of the data model. */
export type FileClass =
  | { readonly class: 'vaq' | 'files' | 'lock' | 'os' | 'boot' | 'workflow' }
  | { readonly class: 'env'; readonly site: string }
  | { readonly class: 'cluster'; readonly site: string; readonly cluster: string }
  | { readonly class: 'inventory'; readonly site: string; readonly cluster: string }
  | { readonly class: 'host-group' }
  | { readonly class: 'asset'; readonly kind: string; readonly name: string };

const FOLDERS: Readonly<Record<string, 'os' | 'boot' | 'workflow'>> = {
  os: 'os',
  boot: 'boot',
  workflows: 'workflow',
};

/** The class of a path, or null where the data model gives it no meaning. */
export function classify(path: string): FileClass | null {
  const parts = path.split('/');
  const [first = '', second = '', third = ''] = parts;
  const yaml = /^(.+)\.ya?ml$/s.exec(parts.at(-1) ?? '');
  if (parts.length === 1 && yaml && (yaml[1] === 'vaq' || yaml[1] === 'files')) return { class: yaml[1] };
  if (path === 'vaq.lock') return { class: 'lock' };
  // Of the oldest model: named, and not read.
  if (parts.length === 2 && first === 'host_groups' && yaml) return { class: 'host-group' };
  const folder = FOLDERS[first];
  if (parts.length === 2 && folder !== undefined && yaml) return { class: folder };
  if (parts.length === 3 && first === 'sites' && yaml) {
    const stem = yaml[1]!;
    return stem === 'env'
      ? { class: 'env', site: second }
      : { class: 'cluster', site: second, cluster: stem };
  }
  const computed = /^(.+)\.ya?ml\.ejs$/s.exec(third)?.[1];
  if (parts.length === 3 && first === 'sites' && computed !== undefined) {
    return { class: 'inventory', site: second, cluster: computed };
  }
  if (parts.length >= 3 && first === 'assets' && third !== '') {
    return { class: 'asset', kind: second, name: parts.slice(2).join('/') };
  }
  return null;
}
