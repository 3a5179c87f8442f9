import { within } from '../../sot/place.ts';
import { duplicates, type Use } from '../duplicates.ts';
import type { Rule } from '../rule.ts';

/** A VLAN is that of one subnet within a site. */
export const duplicateVlan: Rule = {
  id: 'subnet/duplicate-vlan',
  severity: 'error',
  summary: 'two subnets of a site have the same VLAN',
  check: (model) => {
    const uses = model.sites.flatMap((site) =>
      site.subnets.flatMap(({ data: { vlan }, place }): readonly Use[] =>
        vlan === undefined ? [] : [{ key: `${vlan} ${site.id}`, place: within(place, 'vlan'), host: null }],
      ),
    );
    return duplicates(
      uses,
      'subnet/duplicate-vlan',
      ({ key }) => `the VLAN ${key.split(' ')[0]} is already that of another subnet of this site`,
    );
  },
};
