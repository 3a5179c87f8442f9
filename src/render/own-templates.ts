import { readFileSync } from 'node:fs';
import { packageFile } from '../package-root.ts';

/** The scripts that vaq itself renders, by their use; readers find them under `templates/`. */
export const OWN_TEMPLATES = {
  boot: 'templates/ipxe/boot.ipxe.ejs',
  install: 'templates/ipxe/install.ipxe.ejs',
  local: 'templates/ipxe/local.ipxe.ejs',
  refused: 'templates/ipxe/refused.ipxe.ejs',
  wait: 'templates/ipxe/wait.ipxe.ejs',
} as const;

/** The texts of vaq's own templates, for the sandbox. */
export function ownTemplates(): readonly { readonly name: string; readonly text: string }[] {
  return Object.values(OWN_TEMPLATES).map((name) => ({
    name,
    text: readFileSync(packageFile(name), 'utf8'),
  }));
}
