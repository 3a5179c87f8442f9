import { within } from '../../sot/place.ts';
import { duplicates, firstOwner, type Use } from '../duplicates.ts';
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
          : [{ key: `${ipv4} ${host.site.id}`, place: within(place, 'ipv4'), host: host.label }],
      ),
    );
    return duplicates(uses, 'host/duplicate-address', (use, first) => {
      const [address] = use.key.split(' ');
      return `the address ${address} is already that of ${firstOwner(use, first)}`;
    });
  },
};
