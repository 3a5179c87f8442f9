import type { Told } from './protocol.ts';

type Of<Kind extends Told['kind']> = Extract<Told, { kind: Kind }>;

/** How many keys a message lists when none is near. */
const MOST_LISTED = 6;

/** "… ; did you mean …?", or what else helps where nothing is near. */
export function absent(what: string, meant: string | null, otherwise: string): string {
  return meant === null ? what + otherwise : `${what}; did you mean ${meant}?`;
}

/** A key as a message names it: quoted where it is not a word. */
export function written(key: string): string {
  return /^[\p{ID_Continue}$-]+$/u.test(key) ? key : JSON.stringify(key);
}

function listed(keys: readonly string[]): string {
  if (keys.length === 0) return '; it is empty';
  const more = keys.length > MOST_LISTED ? `, … (${keys.length})` : '';
  return `; it has ${keys.slice(0, MOST_LISTED).map(written).join(', ')}${more}`;
}

/** What a map or a list lacks, and what it has. */
export function missingKeyMessage(
  { path, key, keys, length }: Of<'missing-key'>,
  meant: string | null,
): string {
  if (path === '') return absent(`there is no ${written(key)} here`, meant, '');
  if (length === null) return absent(`${path} has no ${written(key)}`, meant, listed(keys));
  if (!/^-?\d+$/.test(key)) return `${path} is a list and has no ${key}`;
  const end = length === 0 ? 'it is empty' : `its last is ${path}[${length - 1}]`;
  return `${path} has no element ${key}; ${end}`;
}

const HOW_TO_PRINT: Readonly<Record<string, string>> = {
  map: 'print one of its keys, or json(…) of it',
  list: 'join(…) it, loop over it, or print json(…) of it',
  null: 'give it a value, or print something else where it has none',
  function: 'call it',
};

/** Why a value has no text, and what to write instead. */
export function unprintableMessage(what: string, path: string): string {
  const isName = what === 'null' || what === 'NaN' || what.endsWith('Infinity');
  const article = isName ? '' : what === 'object' ? 'an ' : 'a ';
  const how = HOW_TO_PRINT[what];
  return `${path === '' ? 'this' : path} is ${article}${what}, which has no text${how === undefined ? '' : `: ${how}`}`;
}

/** The message of an error that the template threw, or met in one of our functions or in the language. */
export function refused(failure: Of<'refused'> | Of<'read-only'> | Of<'thrown'>): string {
  if (failure.kind === 'refused') return failure.message;
  if (failure.kind === 'read-only') return `the data is read-only: ${failure.keyPath} cannot be changed`;
  const { name, message } = failure;
  return name === '' || name === 'Error' ? message : `${name}: ${message}`;
}
