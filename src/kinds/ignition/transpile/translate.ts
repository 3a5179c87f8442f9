import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { Path } from '../../../sot/place.ts';
import type { MapShape, Shape } from '../../shape/shape.ts';
import { escapedDataUrl, shortDataUrl } from './data-url.ts';
import { listOf, scalar, type Traced, type TracedMap } from './traced.ts';

/** A YAML key as Ignition writes it: `size_mib` is `sizeMiB`, and `home_dir` is `homeDir`. */
export function camel(key: string): string {
  return key.replace(/_mib$/, 'MiB').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Keys that mean something to the transpiler alone. */
const NOT_IN_IGNITION: readonly string[] = [
  'contents_local',
  'local',
  'ssh_authorized_keys_local',
  'trees',
  'with_mount_unit',
];

/** How a value becomes Ignition’s. */
export interface Translation {
  /** The place in the source of the value at a path. */
  readonly from: (path: Path) => Path;
  /** Whether a resource says its compression, so that it takes over none from a configuration that it is merged with. */
  readonly saysCompression: boolean;
}

type JsonMap = { readonly [key: string]: JsonValue };

function inlineEntries(value: JsonMap, path: Path, { from, saysCompression }: Translation) {
  const place = from([...path, 'inline']);
  // What says no compression is of the first version, which knows one form of data URL.
  const url = saysCompression ? shortDataUrl : escapedDataUrl;
  const isCompressed = typeof value.compression === 'string' && value.compression !== '';
  const source: [string, Traced] = ['source', scalar(url(String(value.inline)), place)];
  const compression: [string, Traced][] =
    saysCompression && !isCompressed ? [['compression', scalar('', place)]] : [];
  return [...compression, source];
}

function translateMap(value: JsonMap, shape: MapShape, path: Path, how: Translation): TracedMap {
  const made = new Map(typeof value.inline === 'string' ? inlineEntries(value, path, how) : []);
  const entries = Object.keys(shape.keys).flatMap((key): [string, Traced][] => {
    const name = camel(key);
    const own = made.get(name);
    if (own !== undefined) return [[name, own]];
    const item = value[key];
    if (item === undefined || NOT_IN_IGNITION.includes(key) || key === 'inline') return [];
    // Of all numbers this alone is not said by being there.
    if (key === 'number' && item === 0) return [];
    return [[name, translate(item, shape.keys[key]!, how, [...path, key])]];
  });
  return { is: 'map', entries: new Map(entries), from: how.from(path) };
}

/** A value that is of its shape, in the words of Ignition and in the order of the shape’s keys; what the shape does not know is left out. */
export function translate(value: JsonValue, shape: Shape, how: Translation, path: Path = []): Traced {
  if (shape.is === 'map' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return translateMap(value as JsonMap, shape, path, how);
  }
  if (shape.is === 'list' && Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map((item, index) =>
      translate(item, shape.of, how, [...path, index]),
    );
    return listOf(items, how.from(path));
  }
  return scalar(value as string | number | boolean, how.from(path));
}
