import { scalar } from './scalar.ts';

/** What is said of a new host; null is left out of its document. */
export interface NewHost {
  readonly name: string;
  readonly uuid: string | null;
  readonly serial: string | null;
  readonly arch: string | null;
  /** The name of its interface. */
  readonly device: string;
  readonly mac: string | null;
  readonly subnet: string | null;
  readonly ip: string | null;
  readonly workflow: string;
  /** Values by their keys; a dot in a key leads into a map. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** A line of a document, and which fact about the host it states; null where none. */
export interface FactLine {
  readonly text: string;
  readonly fact: string | null;
}

type Values = Map<string, Values | { readonly text: string; readonly fact: string }>;

function isMap(value: Values | { readonly text: string } | undefined): value is Values {
  return value instanceof Map;
}

/** A key that stands for a text and one that would have to lie inside it; null where there are no such two. */
export function clashingKeys(keys: readonly string[]): readonly [outer: string, inner: string] | null {
  for (const inner of keys) {
    const outer = keys.find((key) => inner.startsWith(`${key}.`));
    if (outer !== undefined) return [outer, inner];
  }
  return null;
}

function nested(metadata: ReadonlyMap<string, string>): Values {
  const root: Values = new Map();
  for (const [fact, text] of metadata) {
    const keys = fact.split('.');
    let at = root;
    for (const key of keys.slice(0, -1)) {
      const below = at.get(key);
      const next: Values = isMap(below) ? below : new Map();
      at.set(key, next);
      at = next;
    }
    at.set(keys.at(-1)!, { text, fact });
  }
  return root;
}

function valueLines(values: Values, depth: number): readonly FactLine[] {
  const margin = '  '.repeat(depth);
  return [...values].flatMap(([key, value]): readonly FactLine[] =>
    isMap(value)
      ? [{ text: `${margin}${scalar(key)}:`, fact: null }, ...valueLines(value, depth + 1)]
      : [{ text: `${margin}${scalar(key)}: ${scalar(value.text)}`, fact: value.fact }],
  );
}

/** The document of a host, line by line, in the order of the data model. */
export function hostLines(host: NewHost): readonly FactLine[] {
  const line = (before: string, fact: string, text: string | null): readonly FactLine[] =>
    text === null ? [] : [{ text: `${before}${scalar(text)}`, fact }];
  const metadata = nested(host.metadata);
  return [
    ...line('name: ', 'name', host.name),
    ...line('uuid: ', 'uuid', host.uuid),
    ...line('serial: ', 'serial', host.serial),
    ...line('arch: ', 'arch', host.arch),
    { text: 'interfaces:', fact: null },
    { text: '  - type: physical', fact: null },
    ...line('    name: ', 'device', host.device),
    ...line('    mac: ', 'mac', host.mac),
    ...line('    subnet: ', 'subnet', host.subnet),
    ...line('    ipv4: ', 'ip', host.ip),
    ...line('workflow: ', 'workflow', host.workflow),
    ...(metadata.size === 0 ? [] : [{ text: 'metadata:', fact: null }, ...valueLines(metadata, 1)]),
  ];
}
