import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { finding, keyFinding, type Path, type Place, within } from '../place.ts';
import type { Edit } from './mend.ts';
import { spellingOf } from './spelling.ts';
import { type Expected, meantValue, typesOf } from './type-mismatch.ts';
import { codes, describe, typeNames, valueAt } from './words.ts';

/** What ajv says of one mismatch; `params` by keyword. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: Expected & {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly 'x-expected'?: string;
  };
}

/** One mismatch as a finding, with what was refused, and what was meant where that can be told. */
export interface Explained {
  readonly diagnostic: Diagnostic;
  readonly refused: Path;
  readonly meant: Edit | null;
}

function typeMismatch(place: Place, { parentSchema = {} }: SchemaError, spelling: string): Explained {
  const value = valueAt(place);
  const isItem = typeof place.path.at(-1) !== 'string';
  const meant = meantValue(value, parentSchema, spelling, isItem);
  const found = `expected ${typeNames(typesOf(parentSchema))}, found ${describe(value, spelling)}`;
  const input = { ruleId: 'schema/type', message: `${found}${meant?.hint ?? ''}`, fix: meant?.fix ?? null };
  return {
    diagnostic: finding(place, input),
    refused: place.path,
    meant: meant && { path: place.path, value: meant.value },
  };
}

function unknownKey(place: Place, { params, parentSchema }: SchemaError): Explained {
  const key = String(params.additionalProperty);
  const known = Object.keys(parentSchema?.properties ?? {});
  const present = valueAt(place) as object;
  const free = known.filter((name) => !Object.hasOwn(present, name));
  const meant = nearest(key, free);
  const help = meant === null ? `; known here are ${codes(known)}` : `; did you mean \`${meant}\`?`;
  const message = `unknown key \`${key}\`${help}`;
  const refused = [...place.path, key];
  return {
    diagnostic: keyFinding(within(place, key), { ruleId: 'schema/unknown-key', message, fix: meant }),
    refused,
    meant: meant === null ? null : { path: refused, key: meant },
  };
}

function notAllowed(place: Place, { params }: SchemaError, spelling: string): Explained {
  const allowed = (params.allowedValues as readonly unknown[]).map(String);
  const value = valueAt(place);
  const found = `expected one of ${codes(allowed)}, found ${describe(value, spelling)}`;
  const isUnquoted = typeof value !== 'string' && allowed.includes(spelling);
  const meant = isUnquoted ? spelling : typeof value === 'string' ? nearest(value, allowed) : null;
  const help = isUnquoted ? `; quote it: \`"${spelling}"\`` : meant && `; did you mean \`${meant}\`?`;
  const input = {
    ruleId: 'schema/value',
    message: `${found}${help ?? ''}`,
    fix: isUnquoted ? `"${meant}"` : meant,
  };
  return {
    diagnostic: finding(place, input),
    refused: place.path,
    meant: meant === null ? null : { path: place.path, value: meant },
  };
}

const VERSION = 1;

function otherVersion(place: Place, spelling: string): Explained {
  const message = `the data model’s version is ${describe(valueAt(place), spelling)}, and this vaq reads version ${VERSION}; write \`version: ${VERSION}\``;
  return {
    diagnostic: finding(place, { ruleId: 'schema/version', message }),
    refused: place.path,
    meant: { path: place.path, value: VERSION },
  };
}

function missingKey(place: Place, { params }: SchemaError): Explained {
  const key = String(params.missingProperty);
  const refused = place.path;
  if (key === 'version' && place.path.length === 0) {
    const message = `the data model’s version is missing; write \`version: ${VERSION}\``;
    const diagnostic = keyFinding(place, { ruleId: 'schema/version', message });
    return { diagnostic, refused, meant: { path: [key], value: VERSION } };
  }
  const message = `the key \`${key}\` is missing`;
  return { diagnostic: keyFinding(place, { ruleId: 'schema/missing-key', message }), refused, meant: null };
}

/** What is wrong with a value of the right type. */
function wrongValue(place: Place, { keyword, params, parentSchema }: SchemaError, spelling: string): string {
  const found = describe(valueAt(place), spelling);
  switch (keyword) {
    case 'pattern':
      return `expected ${parentSchema?.['x-expected']}, found ${found}`;
    case 'minLength':
      return 'expected a text, found an empty one';
    case 'minItems':
      return `expected at least ${params.limit} in this list, found none`;
    case 'minProperties':
      return 'expected a map with one key, found an empty one';
    case 'maxProperties':
      return `expected a map with one key, found ${codes(Object.keys(valueAt(place) as object))}`;
    default:
      return `expected a number from ${parentSchema?.minimum} to ${parentSchema?.maximum}, found ${found}`;
  }
}

/** The finding for one mismatch: what was found, what was expected, and the nearest right thing; `text` is the file's. */
export function explain(place: Place, error: SchemaError, text: string): Explained {
  const spelling = spellingOf(valueAt(place), text, place.document.valueRange(place.path));
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(place, error);
    case 'required':
      return missingKey(place, error);
    case 'type':
      return typeMismatch(place, error, spelling);
    case 'enum':
      return notAllowed(place, error, spelling);
    case 'const':
      return otherVersion(place, spelling);
    default: {
      const message = wrongValue(place, error, spelling);
      return {
        diagnostic: finding(place, { ruleId: 'schema/value', message }),
        refused: place.path,
        meant: null,
      };
    }
  }
}
