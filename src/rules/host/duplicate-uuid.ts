import { identifies } from '../../sot/canonical/uuid.ts';
import { within } from '../../sot/place.ts';
import { duplicates, type Use } from '../duplicates.ts';
import type { Rule } from '../rule.ts';

/** A UUID is that of one host, over all sites; those that many boards share tell nothing and may be repeated. */
export const duplicateUuid: Rule = {
  id: 'host/duplicate-uuid',
  severity: 'error',
  summary: 'two hosts have the same UUID',
  check: (model) => {
    const uses = model.hosts.flatMap(({ label, uuid, place }): readonly Use[] =>
      uuid === null || !identifies(uuid) ? [] : [{ key: uuid, place: within(place, 'uuid'), host: label }],
    );
    return duplicates(
      uses,
      'host/duplicate-uuid',
      ({ key }, first) => `the UUID ${key} is already that of ${first.host}`,
    );
  },
};
