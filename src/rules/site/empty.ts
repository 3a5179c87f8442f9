import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** A tree has sites, and a site has hosts; said only once everything could be read and linked, because a broken host is none. */
export const emptySite: Rule = {
  id: 'site/empty',
  severity: 'warning',
  summary: 'a site has no host, or the tree no site',
  *check(model) {
    if (!model.isWhole) return;
    if (model.sites.length === 0) {
      const message = 'there is no site, so nothing is installed from here; begin with `sites/ams1/env.yml`';
      yield diagnostic({ ruleId: 'site/empty', severity: 'warning', file: 'vaq.yml', message });
    }
    const inhabited = new Set(model.hosts.map(({ site }) => site));
    for (const site of model.sites) {
      if (inhabited.has(site)) continue;
      const message = `the site \`${site.id}\` has no host; add a cluster as \`sites/${site.folder}/rack1.yml\``;
      yield finding(within(site.place, 'id'), { ruleId: 'site/empty', severity: 'warning', message });
    }
  },
};
