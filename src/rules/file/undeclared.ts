import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import type { Model } from '../../sot/model/types.ts';
import { finding, type Place, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

function undeclared(model: Model, path: string, place: Place): Diagnostic | null {
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
  if (isUrl || path.includes('<%') || model.files.has(path)) return null;
  const meant = nearest(path, [...model.files.keys()]);
  const help =
    meant === null ? '; declare it there, or give an absolute URL' : `; did you mean \`${meant}\`?`;
  return finding(place, {
    ruleId: 'file/undeclared',
    message: `\`${path}\` is not declared in files.yml${help}`,
    fix: meant,
  });
}

/** A kernel or initrd is a file that files.yml declares, or an absolute URL. */
export const undeclaredFile: Rule = {
  id: 'file/undeclared',
  severity: 'error',
  summary: 'a kernel or initrd is not declared in files.yml',
  *check(model) {
    for (const { data, place } of model.oses.values()) {
      const boot = within(place, 'boot');
      const paths = [
        { path: data.boot.kernel, place: within(boot, 'kernel') },
        ...(data.boot.initrd ?? []).map((path, index) => ({ path, place: within(boot, 'initrd', index) })),
      ];
      for (const { path, place: at } of paths) {
        const found = undeclared(model, path, at);
        if (found !== null) yield found;
      }
    }
  },
};
