import type { SpecVersion } from '../version.ts';

/** Schemes with the minor version of 3 that first has them, and whether version 2 has them. */
const SCHEMES: readonly (readonly [scheme: string, since: number, in2: boolean])[] = [
  ['http', 0, true],
  ['https', 0, true],
  ['tftp', 0, true],
  ['data', 0, true],
  ['s3', 0, true],
  ['oem', Number.POSITIVE_INFINITY, true],
  ['gs', 2, false],
  ['arn', 4, false],
];

const MOST_CHARACTERS = 60;

/** Whether an ARN names an object of a bucket or of an access point, as Amazon’s S3 has them. */
function isObjectArn(arn: string): boolean {
  const [, account, name] = /^arn:[^:]*:s3:[^:]*:([^:]*):(.+)$/i.exec(arn) ?? [];
  if (name === undefined) return false;
  if (/^accesspoint(\/|$)/.test(name)) return account !== '' && /^accesspoint\/[^/]+\/.+/.test(name);
  return /^[^/]+\/.+/.test(name);
}

function isAccessPointWithoutObject(arn: string): boolean {
  return /:accesspoint\/[^/]*\/?$/.test(arn);
}

/** What is wrong with the URL of something that is fetched, or null. */
export function urlProblem(source: string, { major, minor }: SpecVersion): string | null {
  const scheme = /^([a-z][\w+.-]*):/i.exec(source)?.[1]?.toLowerCase();
  const known = SCHEMES.filter(([, since, in2]) => (major === 2 ? in2 : minor >= since));
  if (!known.some(([name]) => name === scheme)) {
    const names = known.map(([name]) => name).join(', ');
    return `expected a URL with one of the schemes ${names}, found \`${source.slice(0, MOST_CHARACTERS)}\``;
  }
  if (scheme === 'data' && !source.includes(',')) return 'in a `data:` URL a comma stands before the content';
  if (scheme === 'arn' && (!isObjectArn(source) || isAccessPointWithoutObject(source))) {
    return 'this ARN names no object in S3';
  }
  const isVersionEmpty = /[?&]versionId=(?:&|$)/i.test(source) && (scheme === 's3' || scheme === 'arn');
  return isVersionEmpty ? 'the `versionId` is empty' : null;
}
