import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { type Loaded, loadTree } from '../../src/sot/load.ts';
import { buildModel } from '../../src/sot/model/build.ts';
import type { Model } from '../../src/sot/model/types.ts';
import { fixtureFiles, memorySource } from '../support/memory-source.ts';

/** Files by path; null takes one away. */
export type Changes = Readonly<Record<string, string | null>>;

/** The smallest source of truth that is right, with some files laid over it. */
export function minimalWith(changes: Changes): Map<string, string> {
  const files = fixtureFiles('minimal');
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

/** A tree that consists of these files alone. */
export function loaded(files: Readonly<Record<string, string>>): Promise<Loaded> {
  return loadTree(memorySource(new Map(Object.entries(files))));
}

/** The model of the smallest source of truth with changes, and everything that reading and linking found. */
export async function built(
  changes: Changes = {},
): Promise<{ readonly model: Model; readonly found: readonly string[] }> {
  const { tree, diagnostics } = await loadTree(memorySource(minimalWith(changes)));
  const { model, diagnostics: linking } = buildModel(tree);
  return { model, found: lines([...diagnostics, ...linking]) };
}

/** A finding in one line: `file:3:5-3:9 error rule: message`; where it has more, that too. */
export function line({ file, range, severity, ruleId, message, fix, hosts, related }: Diagnostic): string {
  const place = range && `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`;
  const more = [
    ...(fix === null ? [] : [`fix ${fix}`]),
    ...(hosts.length === 0 ? [] : [`hosts ${hosts.join(' ')}`]),
    ...related.map((at) => `${at.message} ${at.file}:${at.range?.start.line}:${at.range?.start.column}`),
  ];
  return `${file}:${place} ${severity} ${ruleId}: ${message}${more.map((text) => ` | ${text}`).join('')}`;
}

/** Findings, one line each. */
export function lines(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(line);
}

/** A host in `sites/ams1/rack1.yml` as the smallest source of truth has it, with other lines for some keys. */
export function hostYaml({
  name = 'r1-01',
  iface = ['mac: 52:54:00:00:00:01', 'subnet: rack1', 'ipv4: 198.51.100.11'],
  more = ['metadata: { disk: /dev/vda }'],
  workflow = 'debian',
}: {
  readonly name?: string;
  readonly iface?: readonly string[];
  readonly more?: readonly string[];
  readonly workflow?: string;
} = {}): string {
  return [
    `name: ${name}`,
    'interfaces:',
    '  - type: physical',
    ...iface.map((text) => `    ${text}`),
    `workflow: ${workflow}`,
    ...more,
    '',
  ].join('\n');
}
