import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { finding, keyFinding, type Place, within } from '../place.ts';

/** What ajv says of one mismatch; `params` by keyword. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: { readonly properties?: Readonly<Record<string, unknown>> };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'nothing',
};

function valueAt({ document, path }: Place): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)?.[key], document.value);
}

function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `the text \`${value}\``;
  return typeof value === 'number' ? `the number ${value}` : String(value);
}

/** What a person probably meant when the type of a value is wrong: YAML 1.2 reads some words otherwise than older tools. */
function typeHint(value: unknown, expected: readonly string[]): string {
  if (expected.includes('boolean') && typeof value === 'string' && /^(yes|no|on|off|y|n)$/i.test(value)) {
    const meant = /^(yes|on|y)$/i.test(value) ? 'true' : 'false';
    return `; in YAML 1.2 \`${value}\` is a text, write \`${meant}\``;
  }
  if (expected.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return `; quote it: \`"${value}"\``;
  }
  return '';
}

function typeFinding(place: Place, params: SchemaError['params']): Diagnostic {
  const expected = [params.type].flat().map(String);
  const value = valueAt(place);
  const wanted = expected.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
  const message = `expected ${wanted}, found ${describe(value)}${typeHint(value, expected)}`;
  return finding(place, { ruleId: 'schema/type', message });
}

function unknownKey(place: Place, error: SchemaError): Diagnostic {
  const key = String(error.params.additionalProperty);
  const known = Object.keys(error.parentSchema?.properties ?? {});
  const meant = nearest(key, known);
  const help =
    meant === null
      ? `; known here are ${known.map((name) => `\`${name}\``).join(', ')}`
      : `; did you mean \`${meant}\`?`;
  return keyFinding(within(place, key), {
    ruleId: 'schema/unknown-key',
    message: `unknown key \`${key}\`${help}`,
    fix: meant,
  });
}

function enumFinding(place: Place, params: SchemaError['params']): Diagnostic {
  const allowed = (params.allowedValues as readonly unknown[]).map(String);
  const value = valueAt(place);
  const meant = typeof value === 'string' ? nearest(value, allowed) : null;
  const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
  const message = `expected one of ${allowed.map((name) => `\`${name}\``).join(', ')}, found ${describe(value)}${help}`;
  return finding(place, { ruleId: 'schema/value', message, fix: meant });
}

function versionFinding(place: Place): Diagnostic {
  const message = `the data model's version is ${describe(valueAt(place))}, and this vaq reads version 1; write \`version: 1\``;
  return finding(place, { ruleId: 'schema/version', message });
}

/** The finding for one mismatch: what was found, what was expected, and the nearest right thing. */
export function explain(place: Place, error: SchemaError): Diagnostic {
  const { keyword, params } = error;
  const value = valueAt(place);
  const bad = (message: string): Diagnostic => finding(place, { ruleId: 'schema/value', message });
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(place, error);
    case 'required': {
      const missing = String(params.missingProperty);
      if (missing === 'version' && place.path.length === 0) {
        return keyFinding(place, {
          ruleId: 'schema/version',
          message: 'the data model\u2019s version is missing; write `version: 1`',
        });
      }
      return keyFinding(place, {
        ruleId: 'schema/missing-key',
        message: `the key \`${missing}\` is missing`,
      });
    }
    case 'type':
      return typeFinding(place, params);
    case 'enum':
      return enumFinding(place, params);
    case 'const':
      return versionFinding(place);
    case 'pattern':
      return bad(`expected a text that matches ${params.pattern}, found ${describe(value)}`);
    case 'minLength':
      return bad('expected a text, found an empty one');
    case 'minItems':
      return bad(`expected at least ${params.limit} in this list`);
    case 'minProperties':
    case 'maxProperties':
      return bad('expected a map with exactly one key');
    default:
      return bad(`expected a number ${params.comparison} ${params.limit}, found ${describe(value)}`);
  }
}
