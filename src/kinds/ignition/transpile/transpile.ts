import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../../sot/documents/yaml.ts';
import { type Path, pointer } from '../../../sot/place.ts';
import type { KindFinding, KindOs, KindScope, Transpiled } from '../../kind.ts';
import { inOrder, mismatchFinding, type Severities } from '../../shape/findings.ts';
import { match } from '../../shape/match.ts';
import type { MapShape } from '../../shape/shape.ts';
import { readYaml } from '../../yaml/read.ts';
import { checkIgnition } from '../check.ts';
import { butaneProblems } from './butane/problems.ts';
import { butaneShape } from './butane/shape.ts';
import { transpileButane } from './butane/transpile.ts';
import { coerce } from './coerce.ts';
import { containerLinuxProblems } from './container-linux/problems.ts';
import { sourceShape } from './container-linux/shape.ts';
import { transpileContainerLinux } from './container-linux/transpile.ts';
import type { Item } from './items.ts';
import { type Language, languageOf } from './language.ts';
import { print } from './print.ts';
import type { Problem } from './problem.ts';
import type { Traced } from './traced.ts';
import { camel } from './translate.ts';

// Both transpilers pass over keys that they do not know, with a warning.
const SEVERITIES: Severities = {
  type: 'error',
  value: 'error',
  'unknown-key': 'warning',
  'missing-key': 'error',
  deprecated: 'warning',
};

/** The place of a value; of a map or list, and of what is not there, that of the key that it stands under. */
function rangeOf(document: YamlDocument, path: Path): KindFinding['range'] {
  const value = path.reduce<JsonValue | undefined>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<string | number, JsonValue>)[key] : undefined,
    document.value,
  );
  const isScalar = value !== undefined && (typeof value !== 'object' || value === null);
  const range = isScalar ? document.valueRange(path) : document.keyRange(path);
  if (range !== null) return range;
  return path.length === 0 ? document.start : rangeOf(document, path.slice(0, -1));
}

function problemFinding(document: YamlDocument, { severity, path, message }: Problem): KindFinding {
  return { ruleId: 'ignition/transpile', severity, message, range: rangeOf(document, path), fix: null };
}

/** Words of Ignition as they are written in the source. */
function inSourceWords(message: string, shape: MapShape): string {
  const names = new Map<string, string>();
  const visit = (of: MapShape['keys'][string]): void => {
    if (of.is === 'list') visit(of.of);
    if (of.is !== 'map') return;
    for (const [key, inside] of Object.entries(of.keys)) {
      names.set(camel(key), key);
      visit(inside);
    }
  };
  visit(shape);
  return message.replace(/`([a-z]+[A-Z]\w*)`/g, (all, name: string) =>
    names.has(name) ? `\`${names.get(name)}\`` : all,
  );
}

function madeFrom(
  document: YamlDocument,
  made: Traced,
  shape: MapShape,
  os: KindOs,
  scope: KindScope,
): Transpiled {
  const { text, from } = print(made);
  const findings = checkIgnition(text, os, scope).map((found): KindFinding => {
    const path = from[found.range.start.line - 1] ?? [];
    return {
      ...found,
      message: inSourceWords(found.message, shape),
      path: pointer(path),
      range: rangeOf(document, path),
      fix: null,
    };
  });
  return { text, findings };
}

type Known = Exclude<Language, { readonly is: 'unknown' }>;

function shapeOf({ value }: YamlDocument, language: Known): MapShape {
  return language.is === 'butane' ? butaneShape(language.version) : sourceShape(value as Item['value']);
}

function problemsOf(root: Item, language: Known): readonly Problem[] {
  return language.is === 'butane' ? butaneProblems(root, language.version) : containerLinuxProblems(root);
}

function becomes(root: Item, language: Known): Traced {
  return language.is === 'butane' ? transpileButane(root, language.version) : transpileContainerLinux(root);
}

function withLanguage(
  document: YamlDocument,
  language: Language,
  text: string,
  os: KindOs,
  scope: KindScope,
): Transpiled {
  if (language.is === 'unknown') {
    return { text: null, findings: [problemFinding(document, language.problem)] };
  }
  const shape = shapeOf(document, language);
  const value = coerce(document.value, shape, document, text);
  const mismatches = match(value, shape).map((wrong) =>
    mismatchFinding(document, wrong, 'ignition', SEVERITIES),
  );
  if (mismatches.some(({ severity }) => severity === 'error')) return { text: null, findings: mismatches };
  const root: Item = { value: value as Item['value'], path: [] };
  const problems = problemsOf(root, language).map((problem) => problemFinding(document, problem));
  const before = [...mismatches, ...problems];
  if (problems.some(({ severity }) => severity === 'error')) return { text: null, findings: before };
  const made = madeFrom(document, becomes(root, language), shape, os, scope);
  return { text: made.text, findings: [...before, ...made.findings] };
}

/**
 * A configuration in YAML, Butane’s or Container Linux’s, as the JSON that Ignition reads, and every finding in it at its
 * place in the YAML; a text that is JSON already, or neither, stays as it is. Never throws.
 */
export function transpile(text: string, os: KindOs, scope: KindScope = { isWhole: true }): Transpiled {
  const json = (): Transpiled => ({ text, findings: checkIgnition(text, os, scope) });
  if (/^\s*(?:[{[]|$)/.test(text)) return json();
  const { document, findings } = readYaml(text);
  if (document === null) return findings.length === 0 ? json() : { text: null, findings };
  const language = languageOf(document.value);
  if (language === null) return json();
  const made = withLanguage(document, language, text, os, scope);
  return { text: made.text, findings: inOrder([...findings, ...made.findings]) };
}
