import type { Range, Related } from '../diagnostics/diagnostic.ts';
import type { Boot, Host, Model } from '../sot/model/types.ts';
import { type Path, type Place, standing, within } from '../sot/place.ts';
import type { Json } from '../sot/schema/generated/types.ts';
import { expressionPaths, writtenPath } from './expression-paths.ts';

/** A line of a template, what it printed for a host, and what the host's template saw. */
export interface PrintedLine {
  readonly template: string;
  readonly text: string;
  /** The offsets in the text where something is wrong. */
  readonly start: number;
  readonly end: number;
  readonly data: { readonly [name: string]: Json };
}

/** A key as a template writes it, and where its value stands in the source of truth. */
export interface ValueSource {
  readonly key: string;
  readonly file: string;
  readonly range: Range;
}

/** How many values a finding explains. */
const MOST_ORIGINS = 3;

function childOf(value: Json | undefined, key: string | number): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as { readonly [key: string]: Json })[key];
}

/** The part of a path that leads to a text, number or boolean, with its text; null where none does. */
function scalarAt(
  data: PrintedLine['data'],
  path: Path,
): { readonly path: Path; readonly text: string } | null {
  let value: Json | undefined = data;
  for (const [depth, key] of path.entries()) {
    value = childOf(value, key);
    if (value === undefined || value === null) return null;
    if (typeof value !== 'object') return { path: path.slice(0, depth + 1), text: String(value) };
  }
  return null;
}

function metadataPath(path: Path): Path {
  return path[0] === 'md' ? ['metadata', ...path.slice(1)] : path;
}

function interfacePlaces(host: Host, index: number, path: Path): readonly Place[] {
  const item = host.interfaces[index];
  if (item === undefined) return [];
  if (path[0] !== 'subnet') return [within(item.place, ...path)];
  return item.subnet === null ? [] : [within(item.subnet.place, ...metadataPath(path.slice(1)))];
}

/** Where the merged metadata of a key may stand, from the innermost level: what is found first has won. */
function mergedPlaces({ defaults }: Model, host: Host, boot: Boot, path: Path): readonly Place[] {
  const inFile = (file: string): readonly Place[] =>
    defaults.map(({ place }) => place).filter(({ document }) => document.file === file);
  const levels = [
    host.place,
    boot.place,
    ...inFile(host.place.document.file),
    ...(host.primary?.subnet == null ? [] : [host.primary.subnet.place]),
    host.site.place,
    ...inFile('vaq.yml'),
  ];
  return levels.map((place) =>
    place.path.at(-1) === 'metadata' ? within(place, ...path) : within(place, 'metadata', ...path),
  );
}

function placesOf(model: Model, host: Host, boot: Boot, [root, ...path]: Path): readonly Place[] {
  const [key, index, ...rest] = path;
  switch (root) {
    case 'host':
      if (key === 'interfaces' && typeof index === 'number') return interfacePlaces(host, index, rest);
      return [within(host.place, ...metadataPath(path))];
    case 'iface':
      return host.primary === null ? [] : interfacePlaces(host, host.interfaces.indexOf(host.primary), path);
    case 'ifaces':
      return typeof key === 'number' ? interfacePlaces(host, key, path.slice(1)) : [];
    case 'env':
      return [within(host.site.place, ...metadataPath(path))];
    case 'boot':
      return key === 'os'
        ? [within(boot.os.place, ...metadataPath(path.slice(1)))]
        : [within(boot.place, ...metadataPath(path))];
    case 'md':
      return mergedPlaces(model, host, boot, path);
    default:
      return [];
  }
}

/** Whether a value stands in the part of a line that is wrong. */
function isPrinted({ text, start, end }: PrintedLine, value: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1))
    if (at < end && at + value.length > start) return true;
  return false;
}

/**
 * The keys whose values a template's line names and its rendered line has where it is looked at, at most `most`: each with
 * the place in the source of truth that supplied it.
 */
export function valueSources(
  model: Model,
  host: Host,
  boot: Boot,
  line: PrintedLine,
  most = Number.POSITIVE_INFINITY,
): readonly ValueSource[] {
  const found = new Map<string, ValueSource>();
  for (const named of expressionPaths(line.template)) {
    const scalar = scalarAt(line.data, named);
    if (scalar === null || scalar.text === '' || !isPrinted(line, scalar.text)) continue;
    const key = writtenPath(scalar.path);
    const place = placesOf(model, host, boot, scalar.path).find(
      ({ document, path }) => document.valueRange(path) !== null,
    );
    if (place !== undefined) found.set(key, { key, ...standing(place) });
    if (found.size === most) break;
  }
  return [...found.values()];
}

/** The first of them, as parts of a finding. */
export function valueOrigins(model: Model, host: Host, boot: Boot, line: PrintedLine): readonly Related[] {
  return valueSources(model, host, boot, line, MOST_ORIGINS).map(({ key, file, range }) => {
    return { file, range, message: `the value comes from \`${key}\`` };
  });
}
