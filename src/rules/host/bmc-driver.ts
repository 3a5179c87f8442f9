import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** What speaks to a management controller, and so is told of the interface of one. */
export const CONTROLLER_DRIVERS: ReadonlySet<string> = new Set(['ipmi', 'redfish']);

/** A driver that speaks to a management controller stands on an interface of type `bmc`: any other is given an installation. */
export const bmcDriver: Rule = {
  id: 'host/bmc-driver',
  severity: 'error',
  summary: 'a management controller stands on an interface that boots',
  *check(model) {
    for (const { label, interfaces } of model.hosts) {
      for (const { type, data, place } of interfaces) {
        const driver = data.bmc?.type;
        if (type === 'bmc' || driver === undefined || !CONTROLLER_DRIVERS.has(driver)) continue;
        yield finding(within(place, 'bmc', 'type'), {
          ruleId: 'host/bmc-driver',
          message: `\`${driver}\` speaks to a management controller, and this interface has the type \`${type}\`; if it is the controller’s, write \`type: bmc\`, else drive the machine by \`ssh\`, \`wol\` or \`custom\``,
          hosts: [label],
        });
      }
    }
  },
};
