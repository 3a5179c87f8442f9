import type { EventShapes, JournalEvent } from './event.ts';

/** An event, or what about the value is not one. */
export type ParsedEvent =
  | { readonly event: JournalEvent; readonly fault: null }
  | { readonly event: null; readonly fault: string };

type Guard = (value: unknown) => boolean;
/** `imported` is the same in every kind. */
type Guards<T> = { readonly [F in Exclude<keyof T, 'kind' | 'imported'>]-?: Guard };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text: Guard = (value) => typeof value === 'string';
const flag: Guard = (value) => typeof value === 'boolean';
const count: Guard = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const positive: Guard = (value) => count(value) && value !== 0;
const time: Guard = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
const oneOf =
  (...words: readonly string[]): Guard =>
  (value) =>
    words.includes(value as string);
const orNull =
  (guard: Guard): Guard =>
  (value) =>
    value === null || guard(value);
const shaped =
  (guards: Readonly<Record<string, Guard>>): Guard =>
  (value) =>
    isRecord(value) && Object.entries(guards).every(([field, guard]) => guard(value[field]));
const listOf =
  (guard: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every(guard);

const optional =
  (guard: Guard): Guard =>
  (value) =>
    value === undefined || guard(value);
const textsByName: Guard = (value) => isRecord(value) && Object.values(value).every(text);

const session = { at: time };
const host = { at: time, site: text, host: text };
const artifact = shaped({
  path: text,
  kind: text,
  contentType: text,
  contentId: text,
  sha256: orNull(text),
});
const following = oneOf('retry', 'halt', 'rollback', 'continue');
const rollback = optional(shaped({ revision: text, boots: listOf(text), attempt: positive }));
const ending = oneOf('checkpoint', 'fetched', 'never');

const conduct = shaped({
  boots: listOf(text),
  cluster: text,
  workflow: orNull(text),
  uuid: orNull(text),
  files: textsByName,
  facts: textsByName,
  secrets: optional(textsByName),
});

/** What must hold of each field; the compiler sees to it that none is forgotten. */
const SHAPES: { readonly [K in keyof EventShapes]: Guards<EventShapes[K]> } = {
  'session-started': {
    ...session,
    revision: shaped({ label: text, commit: orNull(text) }),
    user: text,
    machine: text,
    interface: orNull(text),
    address: orNull(text),
    consented: listOf(
      shaped({ site: text, host: text, action: oneOf('install', 'reinstall'), rollback: optional(text) }),
    ),
  },
  'session-ended': session,
  dhcp: { ...host, mac: text, type: text, reply: orNull(text), address: orNull(text) },
  program: { ...host, protocol: oneOf('tftp', 'http'), path: text, bytes: count, sha256: orNull(text) },
  'script network': {
    ...host,
    outcome: oneOf('network'),
    boot: text,
    step: count,
    steps: positive,
    attempt: positive,
    try: optional(positive),
    done: ending,
    revision: text,
    macs: listOf(text),
    artifacts: listOf(artifact),
    conduct: optional(conduct),
  },
  'script local': { ...host, outcome: oneOf('local'), revision: text },
  config: {
    ...host,
    boot: text,
    path: text,
    contentId: orNull(text),
    sha256: orNull(text),
    status: count,
    main: flag,
    complete: flag,
  },
  file: { ...host, path: text, sha256: orNull(text), bytes: count, complete: flag },
  checkpoint: {
    ...host,
    boot: text,
    step: count,
    attempt: positive,
    outcome: oneOf('done', 'failed'),
    message: orNull(text),
    follows: optional(following),
    rollback,
  },
  failure: {
    ...host,
    boot: text,
    step: count,
    attempt: positive,
    message: text,
    follows: following,
    rollback,
  },
  'unknown-client': { ...session, mac: text },
  problem: { ...session, site: orNull(text), host: orNull(text), code: text, message: text },
  override: { ...host, boot: text, step: count, erase: flag },
  forgotten: { ...host, user: text, machine: text, given: orNull(time) },
  declared: {
    ...host,
    user: text,
    machine: text,
    revision: text,
    macs: listOf(text),
    boots: listOf(
      shaped({
        boot: text,
        step: count,
        done: ending,
        artifacts: listOf(artifact),
      }),
    ),
    conduct: optional(conduct),
  },
};

/** Reads one line of the journal; fields that this version does not know are kept and ignored. */
export function parseEvent(line: string): ParsedEvent {
  const value = parseJson(line);
  if (!isRecord(value)) return fault('it is not a JSON object');
  const name = value.kind === 'script' ? `script ${String(value.outcome)}` : value.kind;
  if (typeof name !== 'string' || !Object.hasOwn(SHAPES, name)) {
    return fault(`no event has the kind ${JSON.stringify(name) ?? 'undefined'}`);
  }
  const guards: Readonly<Record<string, Guard>> = SHAPES[name as keyof EventShapes];
  const wrong = Object.keys(guards).find((field) => !guards[field]!(value[field]));
  if (wrong !== undefined) return fault(`${wrong} of a ${name} event cannot be ${show(value[wrong])}`);
  if (value.imported !== undefined && !text(value.imported))
    return fault(`imported of a ${name} event cannot be ${show(value.imported)}`);
  return { event: value as unknown as JournalEvent, fault: null };
}

function fault(sentence: string): ParsedEvent {
  return { event: null, fault: sentence };
}

function show(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 60);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
