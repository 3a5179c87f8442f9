import { unknownRelease } from '../../kinds/families.ts';
import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** The release is one that is known: what is checked, and some of the kernel’s arguments, depend on it. */
export const release: Rule = {
  id: 'os/release',
  severity: 'warning',
  summary: 'the release of the operating system is not known',
  *check(model) {
    for (const { data, place } of model.oses.values()) {
      const { os_family: family, major_version: major, minor_version: minor } = data;
      const taken = unknownRelease({ family, major, minor: minor ?? null });
      if (taken === null) continue;
      const message = `\`${major}\` is no release of ${family} that is known: ${taken}`;
      yield finding(within(place, 'major_version'), { ruleId: 'os/release', severity: 'warning', message });
    }
  },
};
