import { foldHosts } from '../../../diagnostics/fold-hosts.ts';
import type { ListedSecret } from '../../../pipeline/secrets/list.ts';
import { error, fine, type Line } from '../line.ts';

/** Whether the secrets of these hosts have values here; a text says why none could be looked up. */
export function secretLines(
  secrets: readonly ListedSecret[] | string,
  labels: ReadonlySet<string>,
): readonly Line[] {
  const check = 'secrets';
  if (typeof secrets === 'string') return [error(check, secrets, 'vaq secret list')];
  const needed = secrets
    .map(({ hosts, ...one }) => ({ ...one, hosts: hosts.filter((label) => labels.has(label)) }))
    .filter(({ hosts }) => hosts.length > 0);
  const missing = needed.filter(({ value }) => value === 'missing');
  if (missing.length > 0)
    return missing.map(({ name, hosts }) =>
      error(
        check,
        `\`${name}\` has no value here, which ${foldHosts(hosts, 3)} need${hosts.length === 1 ? 's' : ''}`,
        `vaq secret set ${name}`,
      ),
    );
  if (needed.length === 0) return [fine(check, 'no host needs one')];
  return [fine(check, `${needed.length}, each with a value here`)];
}
