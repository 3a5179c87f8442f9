import { within } from '../../sot/place.ts';
import { duplicates, firstOwner, type Use } from '../duplicates.ts';
import type { Rule } from '../rule.ts';

/** A MAC stands on one interface of one host, over all sites: DHCP knows a machine by nothing else. */
export const duplicateMac: Rule = {
  id: 'host/duplicate-mac',
  severity: 'error',
  summary: 'two interfaces have the same MAC',
  check: (model) => {
    const uses = model.hosts.flatMap((host) =>
      host.interfaces.flatMap(({ mac, place }): readonly Use[] =>
        mac === null ? [] : [{ key: mac, place: within(place, 'mac'), host: host.label }],
      ),
    );
    return duplicates(
      uses,
      'host/duplicate-mac',
      (use, first) => `the MAC ${use.key} is already that of ${firstOwner(use, first)}`,
    );
  },
};
