import { holdsSecret } from '../../secret.ts';
import { type Check, errorAt, type Item, isSaid, type Mistake, problemAt, textOf } from '../mistake.ts';
import { parseUrl } from '../values/url.ts';
import type { SpecVersion } from '../version.ts';

const PINS = ['tpm2', 'tang', 'sss'];

function pinProblem(custom: Item, { minor }: SpecVersion): string | null {
  const pin = textOf(custom, 'pin');
  if (pin === '' && minor >= 3) return 'missing required custom clevis pin';
  if (minor >= 6 || PINS.includes(pin) || holdsSecret(pin)) return null;
  return `unsupported clevis pin; before version 3.6.0 there are ${PINS.join(', ')}`;
}

/** A configuration of Clevis in its own words names a pin, and has one. */
export const checkCustom: Check = (custom, version) => {
  const isEmpty = !['pin', 'config', ...(version.minor >= 3 ? ['needsNetwork'] : [])].some((key) =>
    isSaid(custom, key),
  );
  if (isEmpty) return [];
  const config = isSaid(custom, 'config') ? null : 'missing required custom clevis config';
  return [
    ...problemAt('disk', custom, 'pin', pinProblem(custom, version)),
    ...problemAt('disk', custom, 'config', config),
  ];
};

function urlProblem(text: string): string | null {
  if (holdsSecret(text)) return null;
  const url = parseUrl(text);
  if (url === null) return 'unable to parse url';
  return url.scheme === 'http' || url.scheme === 'https'
    ? null
    : 'invalid url scheme; known here are http, https';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A Tang server is reached by HTTP, and known by a thumbprint. */
export const checkTang: Check = (tang) => {
  const advertisement = textOf(tang, 'advertisement');
  const found: Mistake[] = [...problemAt('resource', tang, 'url', urlProblem(textOf(tang, 'url')))];
  if (!isSaid(tang, 'thumbprint')) found.push(errorAt('disk', tang, 'thumbprint', 'thumbprint is required'));
  if (advertisement !== '' && !holdsSecret(advertisement) && !isJson(advertisement)) {
    found.push(errorAt('disk', tang, 'advertisement', 'advertisement is not valid JSON'));
  }
  return found;
};
