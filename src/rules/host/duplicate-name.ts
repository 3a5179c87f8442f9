import { within } from '../../sot/place.ts';
import { duplicates } from '../duplicates.ts';
import type { Rule } from '../rule.ts';

/** A host's name is unique within its site; case does not count, as in DNS (RFC 4343). */
export const duplicateName: Rule = {
  id: 'host/duplicate-name',
  severity: 'error',
  summary: 'two hosts of a site have the same name',
  check: (model) => {
    const uses = model.hosts.map(({ label, place }) => ({
      key: label.toLowerCase(),
      place: within(place, 'name'),
      host: label,
    }));
    return duplicates(
      uses,
      'host/duplicate-name',
      (_, { host }) => `another host of this site is already called \`${String(host).split('/')[1]}\``,
    );
  },
};
