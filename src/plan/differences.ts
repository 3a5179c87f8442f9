import { isOtherText } from '../render/secret-fingerprint.ts';
import type { DesiredArtifact, DesiredHost } from './desired.ts';
import { firstDifference } from './first-difference.ts';

/** One artifact that differs: null where a side does not have it. */
export interface ArtifactChange {
  readonly boot: string;
  readonly path: string;
  readonly from: DesiredArtifact | null;
  readonly to: DesiredArtifact | null;
}

type Texts = Readonly<Record<string, string>>;

/** What a host had before, as far as it is known: what is not known is never a difference. */
export interface Earlier {
  readonly boots: readonly string[];
  /** How many boots there were, of which `boots` are the first. */
  readonly steps: number;
  /** The artifacts of the boots that it was given, or would have been. */
  readonly artifacts: readonly DesiredArtifact[];
  /** The ids of the boots that `artifacts` are of; null for all of them. */
  readonly given: ReadonlySet<string> | null;
  readonly files: Texts;
  /** Whether `files` has every file that was pinned. */
  readonly hasAllFiles: boolean;
  /** A fingerprint of each secret, by name, as far as it is known. */
  readonly secrets?: Texts;
  /** Null where it was not recorded. */
  readonly network: Texts | null;
}

/** Everything that differs for one host, in words: what it reads when it is installed, and the rest. */
export interface Differences {
  readonly artifacts: readonly ArtifactChange[];
  readonly disk: readonly string[];
  readonly network: readonly string[];
}

/** What a revision wanted, as something that was before another one. */
export function earlier({ boots, artifacts, files, network }: DesiredHost): Earlier {
  return { boots, steps: boots.length, artifacts, given: null, files, hasAllFiles: true, network };
}

/** The artifacts that differ, by boot and path. */
export function artifactChanges(
  from: readonly DesiredArtifact[],
  to: readonly DesiredArtifact[],
): readonly ArtifactChange[] {
  const key = ({ boot, path }: DesiredArtifact): string => `${boot}\0${path}`;
  const before = new Map(from.map((artifact) => [key(artifact), artifact]));
  const after = new Map(to.map((artifact) => [key(artifact), artifact]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [old = null, fresh = null] = [before.get(id), after.get(id)];
    if (old?.contentId === fresh?.contentId) return [];
    const { boot, path } = (fresh ?? old)!;
    return [{ boot, path, from: old, to: fresh }];
  });
}

function artifactReason({ boot, path, from, to }: ArtifactChange): string {
  if (from === null) return `${path} of ${boot} is new`;
  if (to === null) return `${path} of ${boot} is gone`;
  if (from.content === null || to.content === null) return `${path} of ${boot} changed`;
  return `${path} of ${boot} changed at line ${firstDifference(from.content, to.content)}`;
}

/** A reason for each key whose value differs. */
function keyReasons(
  from: Texts,
  to: Texts,
  say: (key: string, before: string | undefined, after: string | undefined) => string,
): readonly string[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return keys.filter((key) => from[key] !== to[key]).map((key) => say(key, from[key], to[key]));
}

function change(what: string, before = 'nothing', after = 'nothing'): string {
  return `the ${what}: ${before} → ${after}`;
}

function orderReasons({ boots: before, steps }: Earlier, { boots: after }: DesiredHost): readonly string[] {
  const begun = after.slice(0, before.length);
  if (JSON.stringify(before) !== JSON.stringify(steps > before.length ? begun : after))
    return [`its boots are ${after.join(', ') || 'none'}, and were ${before.join(', ') || 'none'}`];
  return steps === after.length ? [] : [`its workflow has ${after.length} boots, and had ${steps}`];
}

function fileReason(path: string, before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `the file ${path} is pinned`;
  return after === undefined ? `the file ${path} is no longer pinned` : `the file ${path} has another digest`;
}

function fileReasons({ files, hasAllFiles }: Earlier, to: Texts): readonly string[] {
  if (hasAllFiles) return keyReasons(files, to, fileReason);
  const common = Object.entries(to).filter(([path]) => Object.hasOwn(files, path));
  const known = Object.entries(files).filter(([path]) => Object.hasOwn(to, path));
  return keyReasons(Object.fromEntries(known), Object.fromEntries(common), fileReason);
}

/** Only what is known of both sides can differ: who compares may have no secret's text. */
function secretReasons(from: Texts = {}, to: Texts = {}): readonly string[] {
  const known = Object.keys(to).filter(
    (name) => Object.hasOwn(from, name) && isOtherText(from[name]!, to[name]!),
  );
  return known.map((name) => `the secret ${name} has another value`);
}

/** Everything that differs between what a host had, as far as it is known, and what is wanted of it. */
export function differences(from: Earlier, to: DesiredHost): Differences {
  const { given } = from;
  const wanted = given === null ? to.artifacts : to.artifacts.filter(({ boot }) => given.has(boot));
  const artifacts = artifactChanges(from.artifacts, wanted);
  return {
    artifacts,
    disk: [
      ...artifacts.map(artifactReason),
      ...orderReasons(from, to),
      ...fileReasons(from, to.files),
      ...secretReasons(from.secrets, to.secrets),
    ],
    network: from.network === null ? [] : keyReasons(from.network, to.network, change),
  };
}
