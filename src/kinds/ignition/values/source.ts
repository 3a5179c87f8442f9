import { holdsSecret } from '../../secret.ts';
import type { SpecVersion } from '../version.ts';
import { dataUrlProblem } from './data-url.ts';
import { parseUrl, queryValue, type Url } from './url.ts';

/** The schemes that each version can fetch from, beside `s3` and `data`. */
function schemes({ major, minor }: SpecVersion): readonly string[] {
  if (major === 2) return ['http', 'https', 'oem', 'tftp'];
  return ['http', 'https', 'tftp', ...(minor >= 2 ? ['gs'] : [])];
}

function versionIdProblem(url: Url): string | null {
  return queryValue(url, 'versionId') === '' ? 'invalid S3 object VersionId; it is empty' : null;
}

/** An ARN names an object in a bucket of S3, or in an access point to one. */
function arnProblem(url: Url): string | null {
  const [, service, , , ...resource] = url.opaque.split(':');
  const slashes = url.opaque.split('/').length - 1;
  const needed = resource.join(':').startsWith('accesspoint/') ? 2 : 1;
  if (service !== 's3' || resource.length === 0 || slashes < needed) {
    return 'invalid S3 ARN format; an object is written `arn:aws:s3:::bucket/object`';
  }
  return versionIdProblem(url);
}

/** As much of an address as helps. */
function shown(source: string): string {
  return source.length > 60 ? `${source.slice(0, 60)}…` : source;
}

/** What is wrong with the address of something that Ignition fetches, or null; nothing is one too. */
export function sourceProblem(source: string, version: SpecVersion): string | null {
  if (source === '' || holdsSecret(source)) return null;
  const url = parseUrl(source);
  if (url === null) return 'unable to parse url';
  if (url.scheme === 's3') return versionIdProblem(url);
  if (url.scheme === 'arn' && version.major === 3 && version.minor >= 4) return arnProblem(url);
  if (url.scheme === 'data') return dataUrlProblem(source);
  const known = schemes(version);
  if (known.includes(url.scheme)) return null;
  const arn = version.major === 3 && version.minor >= 4 ? ['arn'] : [];
  return `invalid url scheme; known here are ${[...known, 's3', ...arn, 'data'].join(', ')}, found \`${shown(source)}\``;
}
