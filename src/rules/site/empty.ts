import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** A site has hosts; said only once everything could be read and linked, because a broken host is none. */
export const emptySite: Rule = {
  id: 'site/empty',
  severity: 'warning',
  summary: 'a site has no host',
  *check(model) {
    if (!model.isWhole) return;
    const inhabited = new Set(model.hosts.map(({ site }) => site));
    for (const site of model.sites) {
      if (inhabited.has(site)) continue;
      const message = `the site \`${site.id}\` has no host; add a cluster as \`sites/${site.folder}/rack1.yml\``;
      yield finding(within(site.place, 'id'), { ruleId: 'site/empty', severity: 'warning', message });
    }
  },
};
