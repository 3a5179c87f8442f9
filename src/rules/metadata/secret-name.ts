import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding, type Place, within } from '../../sot/place.ts';
import type { Json } from '../../sot/schema/generated/types.ts';
import type { Rule } from '../rule.ts';

/** What the stores of secrets take as names: a path of letters, digits and a few signs. */
const NAME = /^[A-Za-z0-9_](?:[A-Za-z0-9_./:@-]{0,253}[A-Za-z0-9_])?$/;

/** Whether a secret can go by a name. */
export function isSecretName(name: string): boolean {
  return NAME.test(name);
}

/** What a secret's name is, in words. */
export const SECRET_NAME_FORM = 'a name of letters, digits and `_ . / : @ -` between them, as `bmc/ams1`';

function shown(name: Json): string {
  return `\`${JSON.stringify(name)}\``;
}

function problemOf(value: object, name: Json): string | null {
  if (typeof name !== 'string') return `a secret goes by ${SECRET_NAME_FORM}, and ${shown(name)} is no text`;
  const others = Object.keys(value).filter((key) => key !== '$secret');
  if (others.length > 0)
    return `\`$secret\` stands alone in its map, and \`${others[0]}\` is beside it: templates get the map, and no secret`;
  return isSecretName(name) ? null : `a secret goes by ${SECRET_NAME_FORM}, and ${shown(name)} is none`;
}

/** Every secret in a value that is wrongly named. */
function* misnamed(value: Json, place: Place, hosts: readonly string[]): Generator<Diagnostic> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* misnamed(item, within(place, index), hosts);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const message = key === '$secret' ? problemOf(value, item) : null;
    if (message !== null)
      yield finding(within(place, key), { ruleId: 'metadata/secret-name', message, hosts });
    else yield* misnamed(item, within(place, key), hosts);
  }
}

/** A secret is asked for by its name: one that cannot be a name is found before the machine asks. */
export const secretName: Rule = {
  id: 'metadata/secret-name',
  severity: 'error',
  summary: 'a secret has no name that it can go by',
  *check(model) {
    for (const { metadata, place } of model.defaults) yield* misnamed(metadata, place, []);
    for (const { label, data, interfaces, place } of model.hosts) {
      if (data.metadata !== undefined) yield* misnamed(data.metadata, within(place, 'metadata'), [label]);
      for (const item of interfaces) {
        if (item.data.bmc !== undefined)
          yield* misnamed(item.data.bmc as unknown as Json, within(item.place, 'bmc'), [label]);
      }
    }
    for (const { data, place } of model.oses.values()) {
      if (data.cmdline !== undefined) yield* misnamed(data.cmdline, within(place, 'cmdline'), []);
    }
  },
};
