const ROOT_FILE = /^(?:(?:vaq|files)\.ya?ml|vaq\.lock)$/;
const ROOT_FOLDERS: ReadonlySet<string> = new Set([
  'os',
  'boot',
  'workflows',
  'assets',
  'sites',
  'host_groups',
]);
const NEVER: ReadonlySet<string> = new Set(['.git', '.vaq', 'node_modules', '.DS_Store']);

/** Whether the data model can give a name in a folder a meaning; served files may lie beside it by the gigabyte. */
export function isInScope(folder: string, name: string): boolean {
  if (folder === '') return ROOT_FILE.test(name) || ROOT_FOLDERS.has(name);
  // Emacs leaves a link `.#rack1.yml` to nowhere beside each file that is being edited.
  return !NEVER.has(name) && !name.startsWith('.#');
}

/** Whether a name promises a file, so that a folder of that name is a mistake. */
export function promisesFile(name: string): boolean {
  return /\.(?:ya?ml|ejs|lock)$/.test(name);
}
