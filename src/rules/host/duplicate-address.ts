import { within } from '../../sot/place.ts';
import { duplicates, type Use } from '../duplicates.ts';
import type { Rule } from '../rule.ts';

/** An address stands on one interface within a site. */
export const duplicateAddress: Rule = {
  id: 'host/duplicate-address',
  severity: 'error',
  summary: 'two interfaces of a site have the same address',
  check: (model) => {
    const uses = model.hosts.flatMap((host) =>
      host.interfaces.flatMap(({ ipv4, place }): readonly Use[] =>
        ipv4 === null
          ? []
          : [{ key: `${host.site.id} ${ipv4}`, place: within(place, 'ipv4'), host: host.label }],
      ),
    );
    return duplicates(uses, 'host/duplicate-address', (use, first) => {
      const owner = use.host === first.host ? 'another interface of this host' : first.host;
      return `the address ${use.key.split(' ')[1]} is already that of ${owner}`;
    });
  },
};
