import { KINDS, kindNamed } from '../../kinds/index.ts';
import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** The kind of an unattended configuration is one that this version can make, and that the operating system reads. */
export const bootKind: Rule = {
  id: 'boot/kind',
  severity: 'error',
  summary: 'the operating system does not read this kind of configuration',
  *check(model) {
    for (const { unattended, os, place } of model.boots.values()) {
      if (unattended === null) continue;
      const at = within(place, 'unattended', 'type');
      const kind = kindNamed(unattended.kind);
      if (kind === null) {
        const known = KINDS.map(({ name }) => `\`${name}\``).join(', ');
        const message = `this version of vaq does not make \`${unattended.kind}\` yet; it makes ${known}`;
        yield finding(at, { ruleId: 'boot/kind', message });
        continue;
      }
      const { os_family: family, major_version: major, minor_version: minor } = os.data;
      if (kind.supports({ family, major, minor: minor ?? null })) continue;
      const message = `${family} ${major} (os \`${os.id}\`) does not read \`${kind.name}\``;
      yield finding(at, { ruleId: 'boot/kind', message });
    }
  },
};
