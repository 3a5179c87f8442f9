import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import type { Model, Os, StatedProgram } from '../../sot/model/types.ts';
import { finding, type Place } from '../../sot/place.ts';
import { statedFiles } from '../os/stated-files.ts';
import type { Rule } from '../rule.ts';

const RULE_ID = 'file/undeclared';

/** The boot programs that need no declaration, and the firmware that each is for. */
const BUILT_IN: ReadonlyMap<string, readonly StatedProgram['firmware'][]> = new Map([
  ['undionly', ['bios']],
  ['snponly', ['efi-x86_64', 'http-x86_64']],
  ['ipxe', ['bios', 'efi-x86_64', 'http-x86_64']],
  ['shim-grub', ['efi-x86_64']],
]);

/** The finding for a kernel or initrd that a machine would not get; null where it would, or where files.yml is not known. */
export function undeclaredFile(model: Model, path: string, place: Place): Diagnostic | null {
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
  if (isUrl || model.declarations === null || model.files.has(path)) return null;
  const meant = nearest(path, model.files.keys());
  const help =
    meant === null ? '; declare it there, or give an absolute URL' : `; did you mean \`${meant}\`?`;
  const message = `\`${path}\` is not declared in files.yml${help}`;
  return finding(place, { ruleId: RULE_ID, message, fix: meant });
}

function undeclaredProgram(model: Model, { firmware, program, place }: StatedProgram): Diagnostic | null {
  if (model.declarations === null || model.files.has(program)) return null;
  const firmwares = BUILT_IN.get(program);
  if (firmwares?.includes(firmware)) return null;
  if (firmwares !== undefined) {
    const message = `the built-in boot program \`${program}\` is for ${firmwares.join(', ')}, and there is none of this name for ${firmware}; declare a file of your own`;
    return finding(place, { ruleId: RULE_ID, message });
  }
  const fitting = [...BUILT_IN].filter(([, list]) => list.includes(firmware)).map(([name]) => name);
  const meant = nearest(program, [...fitting, ...model.files.keys()]);
  const builtIn = fitting.map((name) => `\`${name}\``).join(', ');
  const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
  const message = `\`${program}\` is neither declared in files.yml nor a built-in boot program for ${firmware} (${builtIn || 'there is none'})${help}`;
  return finding(place, { ruleId: RULE_ID, message, fix: meant });
}

/** The kernel, the initrds and the shim, but for those that only rendering knows. */
function loadedFiles(os: Os): ReturnType<typeof statedFiles> {
  return statedFiles(os).filter(({ path }) => !path.includes('<%'));
}

/** A kernel or initrd is a file that files.yml declares, or an absolute URL; a boot program is declared or built in. */
export const undeclared: Rule = {
  id: RULE_ID,
  severity: 'error',
  summary: 'a kernel, initrd or boot program is not declared in files.yml',
  check: (model) => {
    const files = [...model.oses.values()].flatMap(loadedFiles);
    return [
      ...files.map(({ path, place }) => undeclaredFile(model, path, place)),
      ...model.programs.map((stated) => undeclaredProgram(model, stated)),
    ].filter((found) => found !== null);
  },
};
