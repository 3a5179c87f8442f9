import type { JsonValue } from '../../../../sot/documents/json-value.ts';
import type { Path } from '../../../../sot/place.ts';
import { escapedDataUrl } from '../data-url.ts';
import { type Item, itemsUnder, mapUnder, textUnder } from '../items.ts';
import { listOf, mapOf, type Traced, type TracedMap } from '../traced.ts';
import { translate } from '../translate.ts';
import { RESULT_SHAPE } from './shape.ts';
import { sizeInMib } from './size.ts';
import { sectionUnits } from './units.ts';
import { updateConf } from './update-conf.ts';

type JsonMap = { readonly [key: string]: JsonValue };

const TYPE_GUIDS: Readonly<Record<string, string>> = {
  linux_filesystem_data: '0fc63daf-8483-4772-8e79-3d69d8477de4',
  raid_containing_root: 'be9067b9-ea49-4f15-b4f6-f36f8c9e1818',
  raid_partition: 'a19d880f-05fc-4d3b-a006-743f0f84911e',
  swap_partition: '0657fd6d-a4ab-43c4-84e5-0933c84b4f4f',
};

/** Keys whose value is said even where it is what is meant when nothing is. */
const SAID_WHEN_ZERO: readonly string[] = [
  'enabled',
  'gid',
  'http_response_headers',
  'http_total',
  'id',
  'label',
  'mode',
  'overwrite',
  'size_mib',
  'start_mib',
  'uid',
  'uuid',
];

/** Items without what says nothing: `false`, `0`, an empty text or list. */
function withoutZeros(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item) => withoutZeros(item as JsonValue));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, item]) => {
    const isZero = item === '' || item === 0 || item === false || (Array.isArray(item) && item.length === 0);
    return !isZero || SAID_WHEN_ZERO.includes(key);
  });
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutZeros(item)]));
}

function verification(holder: Item): JsonMap {
  const hash = mapUnder(holder, 'verification', 'hash');
  const [name, sum] = [textUnder(hash, 'function'), textUnder(hash, 'sum')];
  return name === null || sum === null ? {} : { hash: `${name}-${sum}` };
}

function reference(holder: Item): JsonMap {
  return { source: holder.value.source ?? '', verification: verification(holder) };
}

function dataUrl(text: string): JsonMap {
  return { source: escapedDataUrl(text), verification: {} };
}

function contents(file: Item): JsonMap {
  const said = mapUnder(file, 'contents');
  const remote = mapUnder(said, 'remote');
  const source = textUnder(remote, 'url') ?? escapedDataUrl(textUnder(said, 'inline') ?? '');
  return { compression: remote.value.compression ?? '', source, verification: verification(remote) };
}

function partition(item: Item): JsonMap {
  const { size: _, start: __, type_guid: type, ...rest } = item.value;
  const inMib = (key: string, name: string): JsonMap => {
    const size = sizeInMib(textUnder(item, key) ?? '');
    return size === null ? {} : { [name]: size };
  };
  const guid = typeof type === 'string' ? { type_guid: TYPE_GUIDS[type] ?? type } : {};
  return { ...rest, ...guid, ...inMib('size', 'size_mib'), ...inMib('start', 'start_mib') };
}

function storage(root: Item): JsonMap {
  const section = mapUnder(root, 'storage');
  const node = ({ value }: Item, mode: number | null): JsonMap => ({
    ...(mode === null ? {} : { mode }),
    ...value,
    filesystem: value.filesystem || 'root',
  });
  return {
    ...section.value,
    directories: itemsUnder(section, 'directories').map((item) => node(item, 0o755)),
    disks: itemsUnder(section, 'disks').map((disk) => ({
      ...disk.value,
      partitions: itemsUnder(disk, 'partitions').map(partition),
    })),
    files: itemsUnder(section, 'files').map((item) => ({ ...node(item, 0o644), contents: contents(item) })),
    links: itemsUnder(section, 'links').map((item) => node(item, null)),
  };
}

function ignition(root: Item): JsonMap {
  const section = mapUnder(root, 'ignition');
  const config = mapUnder(section, 'config');
  const authorities = itemsUnder(mapUnder(section, 'security', 'tls'), 'certificate_authorities');
  const replace =
    config.value.replace === undefined ? {} : { replace: reference(mapUnder(config, 'replace')) };
  return {
    config: { append: itemsUnder(config, 'append').map(reference), ...replace },
    security: { tls: { certificate_authorities: authorities.map(reference) } },
    timeouts: mapUnder(section, 'timeouts').value,
    version: '2.3.0',
  };
}

function made(value: JsonValue, from: (path: Path) => Path): TracedMap {
  return translate(withoutZeros(value), RESULT_SHAPE, { from, saysCompression: false }) as TracedMap;
}

/** The list at two keys. */
function listAt(config: TracedMap, section: string, key: string): readonly Traced[] {
  const map = config.entries.get(section);
  const list = map?.is === 'map' ? map.entries.get(key) : undefined;
  return list?.is === 'list' ? list.items : [];
}

/** The map under a key with a list in it that has items of its own and others, where there are any. */
function withItems(config: TracedMap, section: string, key: string, items: readonly Traced[]): TracedMap {
  const map = config.entries.get(section) as TracedMap;
  if (items.length === 0) return map;
  const entries = new Map([...map.entries, [key, listOf(items, [section, key])] as const]);
  return { ...map, entries: new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** A Container Linux Config in which nothing is wrong as Ignition’s of version 2.3, as Container Linux’s transpiler writes it. */
export function transpileContainerLinux(root: Item): Traced {
  const { networkd = {}, passwd = {}, systemd = {} } = root.value;
  const own = made({ ignition: ignition(root), networkd, passwd, storage: storage(root), systemd }, (path) =>
    path.at(-1) === 'version' ? [] : path,
  );
  const units = sectionUnits(root).flatMap(({ section, unit }) =>
    listAt(
      made({ systemd: { units: [unit] } }, () => [section]),
      'systemd',
      'units',
    ),
  );
  const conf = updateConf(root);
  const file =
    conf === null
      ? []
      : [{ path: '/etc/coreos/update.conf', filesystem: 'root', mode: 0o644, contents: dataUrl(conf) }];
  const place = root.value.update === undefined ? 'locksmith' : 'update';
  const files = listAt(
    made({ storage: { files: file } }, () => [place]),
    'storage',
    'files',
  );
  return mapOf(
    {
      ...Object.fromEntries(own.entries),
      storage: withItems(own, 'storage', 'files', [...listAt(own, 'storage', 'files'), ...files]),
      systemd: withItems(own, 'systemd', 'units', [...units, ...listAt(own, 'systemd', 'units')]),
    },
    [],
  );
}
