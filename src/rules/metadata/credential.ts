import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isSecret } from '../../sot/model/metadata.ts';
import { finding, type Place, within } from '../../sot/place.ts';
import type { Json } from '../../sot/schema/generated/types.ts';
import type { Rule } from '../rule.ts';
import { isClearCredential } from './clear-credential.ts';

function* credentials(
  value: Json,
  name: string,
  place: Place,
  hosts: readonly string[],
): Iterable<Diagnostic> {
  if (typeof value !== 'object' || value === null || isSecret(value)) return;
  for (const [key, item] of Object.entries(value)) {
    // The items of a list go by the name of the list.
    const [called, step] = Array.isArray(value) ? [name, Number(key)] : [key, key];
    if (typeof item === 'object') yield* credentials(item, called, within(place, step), hosts);
    else if (isClearCredential(called, item)) {
      yield finding(within(place, step), {
        ruleId: 'metadata/credential',
        severity: 'warning',
        message: `\`${called}\` seems to hold a credential in the clear, for everyone who can read the tree; write \`{ $secret: name }\`, or a crypt hash where one will do`,
        hosts,
      });
    }
  }
}

/** Metadata names secrets and does not hold them: the tree is read by many, and remembers what is removed. */
export const credential: Rule = {
  id: 'metadata/credential',
  severity: 'warning',
  summary: 'metadata seems to hold a credential in the clear',
  *check(model) {
    for (const { metadata, place } of model.defaults) yield* credentials(metadata, '', place, []);
    for (const { label, data, place } of model.hosts) {
      yield* credentials(data.metadata ?? null, '', within(place, 'metadata'), [label]);
    }
  },
};
