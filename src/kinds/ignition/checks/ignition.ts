import { holdsSecret } from '../../secret.ts';
import {
  type Check,
  errorAt,
  type Item,
  itemsUnder,
  type Mistake,
  says,
  textOf,
  warningAt,
} from '../mistake.ts';
import { sourceProblem } from '../values/source.ts';
import { parseUrl } from '../values/url.ts';
import type { SpecVersion } from '../version.ts';

/** Something that must be fetched, with its mistake at the map that says from where. */
function requiredSource(item: Item, version: SpecVersion): readonly Mistake[] {
  const source = textOf(item, 'source');
  const problem = source === '' ? 'source is required' : sourceProblem(source, version);
  return problem === null ? [] : [errorAt('resource', item, null, problem)];
}

/** Every configuration that is merged comes from somewhere; version 3.0 does not look. */
export const checkMerged: Check = (config, version) =>
  version.minor === 0 ? [] : itemsUnder(config, 'merge').flatMap((item) => requiredSource(item, version));

/** Every certificate comes from somewhere. */
export const checkAuthorities: Check = (tls, version) =>
  version.minor === 0
    ? []
    : itemsUnder(tls, 'certificateAuthorities').flatMap((item) => requiredSource(item, version));

function proxyMistakes(proxy: Item, key: string): readonly Mistake[] {
  const text = textOf(proxy, key);
  if (!says(proxy, key) || holdsSecret(text)) return [];
  const url = parseUrl(text);
  if (url === null) return [errorAt('resource', proxy, key, 'unable to parse url')];
  if (url.scheme !== 'http' && url.scheme !== 'https') {
    return [errorAt('resource', proxy, key, 'proxies must be http(s)')];
  }
  if (key === 'httpProxy' || url.scheme === 'https') return [];
  return [warningAt('resource', proxy, key, 'insecure plaintext HTTP proxy specified for HTTPS resources')];
}

/** Proxies are reached by HTTP. */
export const checkProxy: Check = (proxy) =>
  ['httpProxy', 'httpsProxy'].flatMap((key) => proxyMistakes(proxy, key));
