import { LineIndex } from '../../diagnostics/position.ts';
import type { JsonValue } from '../../sot/documents/json-value.ts';
import { parseYaml, type YamlDocument } from '../../sot/documents/yaml.ts';
import type { KindFinding, KindOs } from '../kind.ts';
import { inOrder, mismatchFinding, type Severities } from '../shape/findings.ts';
import { match } from '../shape/match.ts';
import { toFinding } from '../yaml/to-finding.ts';
import { CHECKS } from './checks/index.ts';
import { sourceLanguage } from './form.ts';
import { passwordFindings } from './passwords.ts';
import { VERSION_2 } from './shapes/version2.ts';
import { version3 } from './shapes/version3.ts';
import { syntaxFinding } from './syntax.ts';
import type { SpecVersion } from './version.ts';
import { versionOf } from './version-finding.ts';

// Ignition passes over keys that it does not know, with a line in its log.
const SEVERITIES: Severities = {
  type: 'error',
  value: 'error',
  'unknown-key': 'warning',
  'missing-key': 'error',
  deprecated: 'warning',
};

function firstLine(text: string, ruleId: string, message: string): KindFinding {
  const end = /^[^\r\n]*/.exec(text)![0].length;
  return { ruleId, severity: 'error', message, range: new LineIndex(text).rangeOf(0, end), fix: null };
}

/** What stops a text from being read as a configuration at all. */
function unreadable(text: string): KindFinding | null {
  if (text.trim() === '')
    return firstLine(
      text,
      'ignition/syntax',
      'there is no configuration, and Ignition takes none for an error',
    );
  const language = sourceLanguage(text);
  if (language === null) return syntaxFinding(text);
  const message = `this is ${language}, which is not transpiled by this version yet: Ignition reads only JSON`;
  return firstLine(text, 'ignition/needs-transpiling', message);
}

function insideFindings(document: YamlDocument, version: SpecVersion): readonly KindFinding[] {
  const { value } = document;
  const shape = version.major === 2 ? VERSION_2 : version3(version.minor);
  const mismatches = match(value, shape).map((wrong) =>
    mismatchFinding(document, wrong, 'ignition', SEVERITIES),
  );
  const mistakes = CHECKS.flatMap((check) => check(value, version)).map(
    ({ rule, severity, path, message }): KindFinding => {
      const range = document.valueRange(path) ?? document.valueRange(path.slice(0, -1)) ?? document.start;
      return { ruleId: `ignition/${rule}`, severity, message, range, fix: null };
    },
  );
  return [...mismatches, ...mistakes, ...passwordFindings(document, value)];
}

function isMap(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every finding in an Ignition configuration, in the order of the text. */
export function checkIgnition(text: string, os: KindOs): readonly KindFinding[] {
  const stopped = unreadable(text);
  if (stopped !== null) return [stopped];
  // JSON is YAML, but for tabs, which stand for nothing between its signs.
  const { documents, diagnostics } = parseYaml('', blankTabs(text));
  const found = diagnostics.map(toFinding);
  const [document] = documents;
  if (document === undefined) return found;
  if (!isMap(document.value)) {
    return [...found, firstLine(text, 'ignition/type', 'a configuration is a map, `{ "ignition": … }`')];
  }
  const { version, findings } = versionOf(document, os);
  const inside = version === null ? [] : insideFindings(document, version);
  return inOrder([...found, ...findings, ...inside]);
}

/** The text with a blank for each tab outside of texts: YAML takes none in indentation. */
function blankTabs(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|\t/g, (part) => (part === '\t' ? ' ' : part));
}
