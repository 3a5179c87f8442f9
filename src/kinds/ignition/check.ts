import type { Severity } from '../../diagnostics/diagnostic.ts';
import { LineIndex } from '../../diagnostics/position.ts';
import { pointer } from '../../sot/place.ts';
import type { KindFinding, KindOs, KindScope } from '../kind.ts';
import { inOrder } from '../shape/findings.ts';
import { enclosedIn } from './enclosed.ts';
import { insideFindings, typeFinding } from './inside.ts';
import { JsonMistake, type JsonNode } from './json/node.ts';
import { parseJson } from './json/parse.ts';
import { entryOf, Places } from './json/places.ts';
import { Decoder } from './types/decode.ts';
import { type StructType, struct, TEXT } from './types/type.ts';
import { majorsRead } from './version.ts';
import { readVersion } from './version-finding.ts';

/** A finding at a stretch of the text. */
function at(text: string, start: number, end: number, rule: string, message: string): KindFinding {
  const range = new LineIndex(text).rangeOf(start, end);
  return { ruleId: `ignition/${rule}`, severity: 'error', message, range, path: null, fix: null };
}

function firstLine(text: string, rule: string, message: string): KindFinding {
  return at(text, 0, /^[^\r\n]*/.exec(text)![0].length, rule, message);
}

/** A text that is no JSON. */
function syntaxFinding(text: string, mistake: JsonMistake): KindFinding {
  if (text === '') return firstLine(text, 'syntax', 'not a config (empty)');
  const { offset, message } = mistake;
  const isTrailing = /,\s*$/.test(text.slice(0, offset)) && /[}\]]/.test(text[offset] ?? '');
  const hint = isTrailing ? '; a comma stands before it, and nothing after the comma' : '';
  return at(text, offset, Math.min(offset + 1, text.length), 'syntax', `${message}${hint}`);
}

function versionFinding(severity: Severity, message: string, places: Places): KindFinding {
  const range = places.value(['ignition', 'version']);
  const path = '/ignition/version';
  return { ruleId: 'ignition/version', severity, message, range, path, fix: null };
}

/** The part that Ignition reads first, whatever the version. */
const STUB: StructType = {
  ...struct('versionStub', {
    Ignition: { ...struct('', { Version: TEXT }), go: 'struct { Version string }' },
  }),
  go: 'util.versionStub',
};

/** The version that a text says; an empty one where it says none. */
function versionText(root: JsonNode, decoder: Decoder): string {
  const stub = decoder.decode(root, STUB) as
    | { readonly Ignition?: { readonly Version?: string } }
    | undefined;
  return stub?.Ignition?.Version ?? '';
}

/** Whether this is a configuration of version 1, which said so at another place. */
function isVersion1(root: JsonNode): boolean {
  const node = entryOf(root, 'ignitionVersion')?.node;
  return node?.is === 'number' && node.written === '1';
}

/** How a text is looked at: as all that a machine reads, and how far into those that it holds. */
interface Within extends KindScope {
  readonly depth: number;
}

/** Any machine: whoever reads a file that is written may be of another family. */
const ANY: KindOs = { family: '', major: '', minor: null };

/** What is wrong with the configurations inside, at the text that holds each. */
function enclosedFindings(
  root: JsonNode,
  places: Places,
  os: KindOs,
  { isWhole, depth }: Within,
): readonly KindFinding[] {
  if (depth === 0) return [];
  return enclosedIn(root).flatMap(({ text, source, path, isOfSameMachine }) =>
    findingsIn(text, isOfSameMachine ? os : ANY, { isWhole, depth: depth - 1 }).map((inner): KindFinding => {
      const { line, column } = inner.range.start;
      const message = `in the configuration inside, ${line}:${column}: ${inner.message}`;
      // Ignition looks into them when it runs, and its validator does not.
      const severity = isWhole ? inner.severity : 'warning';
      return { ...inner, severity, message, range: places.range(source), path: pointer(path), fix: null };
    }),
  );
}

function rootFindings(root: JsonNode, places: Places, os: KindOs): readonly KindFinding[] {
  const decoder = new Decoder();
  const version = versionText(root, decoder);
  if (decoder.wrong.length > 0) {
    return decoder.wrong.map((wrong) =>
      typeFinding({ ...wrong, path: wrong.path.map((part) => String(part).toLowerCase()) }, places),
    );
  }
  if (version === '' && majorsRead(os).includes(2) && isVersion1(root)) {
    return [versionFinding('warning', 'config format deprecated; write version 2 or 3', places)];
  }
  const read = readVersion(version, os);
  if ('problem' in read) return [versionFinding('error', read.problem, places)];
  return insideFindings(root, places, read.version);
}

/** How deep configurations may stand in each other; an archive may even unpack to itself. */
const DEEPEST = 4;

function findingsIn(text: string, os: KindOs, within: Within): readonly KindFinding[] {
  let root: JsonNode;
  try {
    root = parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error;
    return [syntaxFinding(text, error)];
  }
  const places = new Places(text, root);
  const own = rootFindings(root, places, os);
  return inOrder([...own, ...enclosedFindings(root, places, os, within)]);
}

/** Every finding in an Ignition configuration, and in those that it holds, in the order of the text. */
export function checkIgnition(
  text: string,
  os: KindOs,
  { isWhole }: KindScope = { isWhole: true },
): readonly KindFinding[] {
  return findingsIn(text, os, { isWhole, depth: DEEPEST });
}
