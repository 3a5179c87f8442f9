import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprints } from '../baseline-fingerprint.ts';
import type { Diagnostic, Range, Related, Severity } from '../diagnostic.ts';
import { detailLines } from './details.ts';
import type { Format, FormatOptions } from './format.ts';
import { jsonText } from './json-text.ts';
import { type Located, locatedBy } from './located.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
/** The name by which code scanning services know the root of the repository; where that lies is the reader's business. */
const ROOT = '%SRCROOT%';

/** SARIF 2.1.0 (OASIS), for code scanning: one run, with the rules that were hit, and the same text for the same findings on every machine. */
export const sarif: Format = ({ revision, diagnostics, summary }, sources, options) => {
  const ruleIds = [...new Set(diagnostics.map(({ ruleId }) => ruleId))].sort();
  const names = numbered(fingerprints(diagnostics, sources));
  const { version } = options;
  const at = locatedBy(options);
  const driver = { name: 'vaq', version, rules: ruleIds.map((id) => descriptor(id, options)) };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
    results: diagnostics.map((finding, index) => ({
      ruleId: finding.ruleId,
      ruleIndex: ruleIds.indexOf(finding.ruleId),
      level: LEVELS[finding.severity],
      message: message(detailLines({ ...finding, related: [] }).join('\n')),
      locations: [{ physicalLocation: physical(finding, at) }],
      relatedLocations: finding.related.map((place, id) => relatedLocation(place, id + 1, at)),
      partialFingerprints: { 'vaqFinding/v1': names[index] },
      properties: bag(finding),
    })),
    properties: { revision, summary },
  };
  return `${jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, 2)}\n`;
};

/** `helpUri` must be absolute (section 3.49.12), and a page that ships with the program has no address: so the page itself is given. */
function descriptor(id: string, { page }: FormatOptions): object {
  const found = page?.(id) ?? null;
  if (found === null) return { id };
  return {
    id,
    shortDescription: { text: found.summary },
    help: { text: found.text, markdown: found.text },
    defaultConfiguration: { level: LEVELS[found.severity] },
    properties: { docs: `docs/rules/${id}.md` },
  };
}

/** Equal findings are told apart by their number, since a reader takes equal fingerprints for one finding. */
function numbered(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return `${name}:${number}`;
  });
}

/** `{0}` in a text asks for an argument (section 3.11.5); no other brace is doubled, because many readers show both. */
function message(text: string): { readonly text: string } {
  return { text: text.replace(/\{(\d+)\}/g, '{{$1}}') };
}

function relatedLocation(place: Related, id: number, at: Located): object {
  return { id, physicalLocation: physical(place, at), message: message(place.message) };
}

function physical({ file, range }: { file: string; range: Range | null }, at: Located): object {
  const path = at(file);
  // What lies outside the repository has an address of its own.
  const artifactLocation = isAbsolute(path)
    ? { uri: pathToFileURL(path).href }
    : { uri: uriOf(path), uriBaseId: ROOT };
  if (range === null) return { artifactLocation };
  const { start, end } = range;
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return { artifactLocation, region };
}

/** A path as a relative reference (RFC 3986); half a surrogate pair, which no URI can have, as U+FFFD. */
function uriOf(path: string): string {
  const whole = path.replace(/\p{Surrogate}/gu, '\ufffd');
  return whole.split('/').map(encodeURIComponent).join('/');
}

function bag({ path, hosts, boot }: Diagnostic): object {
  return { path, hosts, boot };
}
