import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../../sot/documents/yaml.ts';
import type { Path } from '../../../sot/place.ts';
import { spellingOf } from '../../../sot/schema/spelling.ts';
import type { Shape } from '../../shape/shape.ts';

const YES: readonly string[] = ['y', 'Y', 'yes', 'on'];
const NO: readonly string[] = ['n', 'N', 'no', 'off'];

function asTruth(value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  return YES.includes(value) ? true : NO.includes(value) ? false : value;
}

function asNumber(value: JsonValue): JsonValue {
  return typeof value === 'string' && /^0o[0-7]{1,15}$/.test(value) ? Number(value) : value;
}

/**
 * A value as Go’s YAML reads it into a field of a known type: a text takes a number or truth value as it is written, and
 * what is null was not said. What is of another type stays as it is, for somebody else to find.
 */
export function coerce(value: JsonValue, shape: Shape, document: YamlDocument, text: string): JsonValue {
  const inside = (item: JsonValue, of: Shape, path: Path): JsonValue => {
    if (of.is === 'text' && (typeof item === 'number' || typeof item === 'boolean')) {
      return spellingOf(item, text, document.valueRange(path));
    }
    if (of.is === 'truth') return asTruth(item);
    if (of.is === 'number') return asNumber(item);
    if (of.is === 'list' && Array.isArray(item)) {
      return (item as readonly JsonValue[]).map((one, index) => inside(one, of.of, [...path, index]));
    }
    if (of.is !== 'map' || typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    const entries = Object.entries(item).filter(([, one]) => one !== null);
    return Object.fromEntries(
      entries.map(([key, one]) => {
        const known = Object.hasOwn(of.keys, key) ? of.keys[key]! : null;
        return [key, known === null ? one : inside(one, known, [...path, key])];
      }),
    );
  };
  return inside(value, shape, []);
}
