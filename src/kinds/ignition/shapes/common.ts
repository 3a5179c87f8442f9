import {
  either,
  list,
  type MapShape,
  map,
  NOTHING,
  type Shape,
  TEXT,
  TRUTH,
  WHOLE,
} from '../../shape/shape.ts';

/** What may be left out by writing `null`, as everything that is optional may. */
export function nullable(shape: Shape): Shape {
  return either(shape, NOTHING);
}

/** A text, a whole number, true or false, and a list of texts, each of which may be `null`. */
export const OPTIONAL_TEXT = nullable(TEXT);
export const OPTIONAL_WHOLE = nullable(WHOLE);
export const OPTIONAL_TRUTH = nullable(TRUTH);
export const TEXTS = nullable(list(TEXT));

/** A list that may be `null`, of maps. */
export function maps(shape: Shape): Shape {
  return nullable(list(shape));
}

/** Who owns a file. */
export const OWNER = nullable(map({ id: OPTIONAL_WHOLE, name: OPTIONAL_TEXT }));

/** Headers of a request. */
export const HEADERS = maps(map({ name: TEXT, value: OPTIONAL_TEXT }));

/** The hash that something fetched must have. */
export const VERIFICATION = nullable(map({ hash: OPTIONAL_TEXT }));

/** Proxies for fetching. */
export const PROXY = nullable(
  map({ httpProxy: OPTIONAL_TEXT, httpsProxy: OPTIONAL_TEXT, noProxy: nullable(list(nullable(TEXT))) }),
);

/** How long fetching may take, in seconds. */
export const TIMEOUTS = nullable(map({ httpResponseHeaders: OPTIONAL_WHOLE, httpTotal: OPTIONAL_WHOLE }));

const DROPINS = maps(map({ name: TEXT, contents: OPTIONAL_TEXT }, { required: ['name'] }));

/** A unit of systemd; `more` are the keys that depend on the version. */
export function unit(more: MapShape['keys'] = {}): Shape {
  return map({ name: TEXT, contents: OPTIONAL_TEXT, dropins: DROPINS, ...more }, { required: ['name'] });
}

/** The keys of a user that every version has. */
export const USER: MapShape['keys'] = {
  name: TEXT,
  passwordHash: OPTIONAL_TEXT,
  sshAuthorizedKeys: TEXTS,
  uid: OPTIONAL_WHOLE,
  gecos: OPTIONAL_TEXT,
  homeDir: OPTIONAL_TEXT,
  noCreateHome: OPTIONAL_TRUTH,
  primaryGroup: OPTIONAL_TEXT,
  groups: TEXTS,
  noUserGroup: OPTIONAL_TRUTH,
  system: OPTIONAL_TRUTH,
  noLogInit: OPTIONAL_TRUTH,
  shell: OPTIONAL_TEXT,
};

/** The keys of a group that every version has. */
export const GROUP: MapShape['keys'] = {
  name: TEXT,
  gid: OPTIONAL_WHOLE,
  passwordHash: OPTIONAL_TEXT,
  system: OPTIONAL_TRUTH,
};
