import { checkIgnition } from '../../../src/kinds/ignition/check.ts';
import type { KindOs } from '../../../src/kinds/kind.ts';

const COREOS: KindOs = { family: 'Fedora CoreOS', major: '44', minor: null };
const CONTAINER_LINUX: KindOs = { family: 'CoreOS', major: '2512', minor: '3' };

/** A configuration of a version: the version in line 1, and what it says from line 2 on, where `ignition` may stand itself. */
function configOf(version: string, body: string): string {
  const rest = body.trim();
  if (rest.startsWith('"ignition"')) return `{\n${rest}}`;
  return `{"ignition": {"version": "${version}"}${rest === '' ? '' : `,\n${rest}`}}`;
}

/** What is said of a configuration by the system that reads its version, one a line: `line:column severity path message [rule]`. */
export function saidOf(version: string, body: string): readonly string[] {
  const os = version.startsWith('2') ? CONTAINER_LINUX : COREOS;
  return checkIgnition(configOf(version, body), os).map(({ range, severity, path, message, ruleId }) => {
    const { line, column } = range.start;
    return `${line}:${column} ${severity} ${path} ${message} [${ruleId}]`;
  });
}
