import type { Host } from '../../sot/model/types.ts';
import { keyFinding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

function hasServiceAddress({ site, primary }: Host): boolean {
  return (primary?.subnet?.data.service_addr ?? site.data.service?.addr) !== undefined;
}

/** A site that gives out addresses says by which address its hosts reach the service; `--addr` can say it instead. */
export const noServiceAddress: Rule = {
  id: 'site/no-service-address',
  severity: 'info',
  summary: 'nothing says by which address hosts reach the service',
  *check(model) {
    const without = new Set(model.hosts.filter((host) => !hasServiceAddress(host)).map(({ site }) => site));
    for (const { data, place } of without) {
      if ((data.service?.dhcp_mode ?? 'server') !== 'server') continue;
      const message =
        'hosts of this site are not told by which address they reach the service; add `service.addr`, or `service_addr` to each subnet, or give --addr each time';
      const at = data.service === undefined ? place : within(place, 'service');
      yield keyFinding(at, { ruleId: 'site/no-service-address', severity: 'info', message });
    }
  },
};
