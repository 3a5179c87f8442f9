import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isSecret } from '../../sot/model/metadata.ts';
import { finding, type Place, within } from '../../sot/place.ts';
import type { Json } from '../../sot/schema/generated/types.ts';
import type { Rule } from '../rule.ts';
import { isClearCredential } from './clear-credential.ts';

/** A credential with the name that it goes by. */
interface Credential {
  readonly name: string;
  readonly place: Place;
}

/** Collects the credentials in a value; a list's items go by the name of the list. */
function collect(value: Json, name: string, place: Place, found: Credential[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (typeof item === 'object') collect(item, name, within(place, index), found);
      else if (isClearCredential(name, item)) found.push({ name, place: within(place, index) });
    }
  } else if (typeof value === 'object' && value !== null && !isSecret(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (typeof item === 'object') collect(item, key, within(place, key), found);
      else if (isClearCredential(key, item)) found.push({ name: key, place: within(place, key) });
    }
  }
}

function findings(metadata: Json, place: Place, hosts: readonly string[]): readonly Diagnostic[] {
  const found: Credential[] = [];
  collect(metadata, '', place, found);
  return found.map((credential) =>
    finding(credential.place, {
      ruleId: 'metadata/credential',
      severity: 'warning',
      message: `\`${credential.name}\` seems to hold a credential in the clear, for everyone who can read the tree; write \`{ $secret: name }\`, or a crypt hash where one will do`,
      hosts,
    }),
  );
}

/** Metadata names secrets and does not hold them: the tree is read by many, and remembers what is removed. */
export const credential: Rule = {
  id: 'metadata/credential',
  severity: 'warning',
  summary: 'metadata seems to hold a credential in the clear',
  *check(model) {
    for (const { metadata, place } of model.defaults) yield* findings(metadata, place, []);
    for (const { label, data, place } of model.hosts) {
      if (data.metadata !== undefined) yield* findings(data.metadata, within(place, 'metadata'), [label]);
    }
  },
};
