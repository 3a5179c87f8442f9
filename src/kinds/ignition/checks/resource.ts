import { holdsSecret } from '../../secret.ts';
import { type Check, errorAt, type Item, isSaid, type Mistake, problemAt, says, textOf } from '../mistake.ts';
import { hashProblem } from '../values/hash.ts';
import { sourceProblem } from '../values/source.ts';
import { parseUrl } from '../values/url.ts';

function compressionProblem(item: Item): string | null {
  const compression = textOf(item, 'compression');
  if (compression === '' || compression === 'gzip' || holdsSecret(compression)) return null;
  return `invalid compression method; expected gzip, found \`${compression}\``;
}

/** Why no headers can be sent to a source, or null. */
export function headersProblem(source: string): string | null {
  if (holdsSecret(source)) return null;
  const url = parseUrl(source);
  if (url === null || source === '') return 'unable to parse url; headers need a source';
  return url.scheme === 'http' || url.scheme === 'https'
    ? null
    : 'cannot use HTTP headers with this source scheme; only http and https have them';
}

function verificationProblem(item: Item): string | null {
  const { verification } = item.value as { readonly verification?: { readonly hash?: string } };
  return verification?.hash === undefined || says(item, 'source')
    ? null
    : 'source must be specified if verification is specified';
}

/** What is fetched for a file: whence, how it is compressed, which headers are sent. */
export const checkResource: Check = (item, version) => {
  const verification = verificationProblem(item);
  const hash = { ...item, path: [...item.path, 'verification'] };
  return [
    ...problemAt('resource', item, 'compression', compressionProblem(item)),
    ...(verification === null ? [] : [errorAt('resource', hash, 'hash', verification)]),
    ...checkReference(item, version),
    ...(isSaid(item, 'httpHeaders')
      ? problemAt('resource', item, 'httpHeaders', headersProblem(textOf(item, 'source')))
      : []),
  ];
};

/** Where something comes from; that there is no source may be right. */
export const checkReference: Check = (item, version) =>
  problemAt('resource', item, 'source', sourceProblem(textOf(item, 'source'), version));

/** Where a certificate comes from in version 3.0, in which there must be a source. */
export const checkAuthority: Check = (item, version) => {
  const source = textOf(item, 'source');
  return problemAt(
    'resource',
    item,
    'source',
    source === '' ? 'invalid url scheme' : sourceProblem(source, version),
  );
};

/** The hash that something fetched must have. */
export const checkVerification: Check = (item, version) =>
  says(item, 'hash') ? problemAt('resource', item, 'hash', hashProblem(textOf(item, 'hash'), version)) : [];

/** A header of a request. */
export const checkHeader: Check = (header) => {
  const found: Mistake[] = [];
  if (textOf(header, 'name') === '') {
    found.push(errorAt('resource', header, 'name', "HTTP header name can't be empty"));
  }
  if (header.value.value === '')
    found.push(errorAt('resource', header, 'value', 'unable to parse HTTP header; its value is empty'));
  return found;
};
