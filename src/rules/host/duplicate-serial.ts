import { within } from '../../sot/place.ts';
import { duplicates, type Use } from '../duplicates.ts';
import type { Rule } from '../rule.ts';

/** A serial number is that of one host, over all sites; it is compared as it is written. */
export const duplicateSerial: Rule = {
  id: 'host/duplicate-serial',
  severity: 'error',
  summary: 'two hosts have the same serial number',
  check: (model) => {
    const uses = model.hosts.flatMap(({ label, data: { serial }, place }): readonly Use[] =>
      serial === undefined ? [] : [{ key: serial, place: within(place, 'serial'), host: label }],
    );
    return duplicates(
      uses,
      'host/duplicate-serial',
      ({ key }, first) => `the serial number \`${key}\` is already that of ${first.host}`,
    );
  },
};
