import type { Interface } from '../../sot/model/types.ts';
import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';
import { CONTROLLER_DRIVERS } from './bmc-driver.ts';

/** What management controllers are called, by function and by maker. */
const CONTROLLER = /^(?:bmc|ipmi|i?drac|ilo|imm|xcc|cimc|irmc|ilom)[\d._-]*$/i;

/** The name by which an interface that is given boot answers says that it is a controller's; null where none does. */
function controllerName({ type, ignoreDhcp, data }: Interface): string | null {
  if (type !== 'physical' || ignoreDhcp || CONTROLLER_DRIVERS.has(data.bmc?.type ?? '')) return null;
  return [data.name, data.identifier].find((name) => name !== undefined && CONTROLLER.test(name)) ?? null;
}

/** An interface that is named as a management controller is of type `bmc`: as `physical` it is given an installation. */
export const bmcBootable: Rule = {
  id: 'host/bmc-bootable',
  severity: 'warning',
  summary: 'an interface that is named as a management controller would be booted',
  *check(model) {
    for (const { label, interfaces } of model.hosts) {
      for (const item of interfaces) {
        const name = controllerName(item);
        if (name === null) continue;
        yield finding(within(item.place, 'type'), {
          ruleId: 'host/bmc-bootable',
          severity: 'warning',
          message: `\`${name}\` is what a management controller is called, but as \`physical\` it is offered an installation; write \`type: bmc\``,
          hosts: [label],
          fix: 'bmc',
        });
      }
    }
  },
};
