import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { decodeText } from '../documents/text.ts';
import { parseYaml } from '../documents/yaml.ts';
import { finding, type Place, related, within } from '../place.ts';
import { checkDocument } from '../schema/check.ts';
import type { LockDocument } from '../schema/generated/types.ts';
import { withoutCredentials } from '../source/remote-url.ts';
import type { Source } from '../source/source.ts';

/** A revision by its name: of a repository elsewhere, or, with `url` null, of the one that the source of truth is in. */
export interface RevisionName {
  readonly url: string | null;
  /** Null is what `HEAD` names. */
  readonly ref: string | null;
}

/** The commit that vaq.lock has for a revision that is stated by name. */
export interface Pin extends RevisionName {
  readonly commit: string;
  readonly place: Place;
}

/** A revision that a source of truth states by name, and what that leads to. */
export interface StatedRevision extends RevisionName {
  /** How people call it: the link's `id` or its repository, or the release. */
  readonly name: string;
  readonly place: Place;
  /** The commit that is read; null where there is none to be had. */
  readonly commit: string | null;
  readonly pin: Pin | null;
}

const RULE_ID = 'link/lock';
const REMEDY = 'run `vaq lock`';
const FULL_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** Whether a name can never mean another commit, so that nothing has to pin it. */
export function isCommit({ ref }: RevisionName): boolean {
  return ref !== null && FULL_NAME.test(ref);
}

/** Whether two names are of the same revision. */
export function isSameRevision(a: RevisionName, b: RevisionName): boolean {
  return a.url === b.url && a.ref === b.ref;
}

/** The pins of a source of truth. What is wrong with its lock is found where all of it is read, and pins nothing. */
export async function readPins(source: Source, paths: readonly string[]): Promise<readonly Pin[]> {
  if (!paths.includes('vaq.lock')) return [];
  const content = await source.read('vaq.lock');
  const decoded = content.ok ? decodeText('vaq.lock', content.bytes) : content;
  // Most locks have none, and need not be read twice.
  if (!decoded.ok || !/^links:/m.test(decoded.text)) return [];
  const [stated] = parseYaml('vaq.lock', decoded.text).documents;
  if (stated === undefined) return [];
  // Of a later version nobody here knows what it means, however alike it looks.
  if ((stated.value as { readonly version?: unknown } | null)?.version !== 1) return [];
  const { document, value } = checkDocument('lock', stated, decoded.text);
  const lock: LockDocument | null = value;
  return (lock?.links ?? []).map(({ url = null, ref = null, commit }, index) => ({
    url,
    ref,
    commit: commit.toLowerCase(),
    place: { document, path: ['links', index] },
  }));
}

/** A revision in words: `main` of its repository. */
export function revisionText({ url, ref }: RevisionName): string {
  const of = url === null ? '' : ` of ${withoutCredentials(url)}`;
  return `${ref === null ? 'what `HEAD` names' : `\`${ref}\``}${of}`;
}

/** A revision that the lock does not have. */
export function notPinned(stated: StatedRevision): Diagnostic {
  const message = `${revisionText(stated)} is not in vaq.lock; ${REMEDY}`;
  return finding(stated.place, { ruleId: RULE_ID, message });
}

/** What the lock has twice, or for nobody. */
export function pinFindings(pins: readonly Pin[], stated: readonly RevisionName[]): readonly Diagnostic[] {
  return pins.flatMap((pin, index) => {
    const first = pins.findIndex((other) => isSameRevision(pin, other));
    if (first < index) {
      const message = `${revisionText(pin)} is locked twice; ${REMEDY}`;
      const there = related(within(pins[first]!.place, 'commit'), 'first locked here');
      return [finding(within(pin.place, 'commit'), { ruleId: RULE_ID, message, related: [there] })];
    }
    if (stated.some((one) => isSameRevision(pin, one))) return [];
    const message = `${revisionText(pin)} is locked, and nothing here leads there; ${REMEDY}`;
    return [finding(within(pin.place, 'commit'), { ruleId: RULE_ID, severity: 'warning', message })];
  });
}
