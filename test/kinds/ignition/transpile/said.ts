import { transpile } from '../../../../src/kinds/ignition/transpile/transpile.ts';
import type { KindOs } from '../../../../src/kinds/kind.ts';

/** Systems that read what Butane and Container Linux’s transpiler make. */
export const FCOS: KindOs = { family: 'Fedora CoreOS', major: '43', minor: null };
export const FLATCAR: KindOs = { family: 'Flatcar', major: '4230', minor: null };

/** What is found in a text, one line each. */
export function said(text: string, os: KindOs = FCOS): readonly string[] {
  return transpile(text, os).findings.map(
    ({ ruleId, severity, message, range: { start, end } }) =>
      `${start.line}:${start.column}-${end.line}:${end.column} ${severity} ${ruleId}: ${message}`,
  );
}

/** The JSON that a text becomes, as a value; null where it becomes none. */
export function becomes(text: string, os: KindOs = FCOS): unknown {
  const made = transpile(text, os).text;
  return made === null ? null : JSON.parse(made);
}

/** A Butane configuration of Fedora CoreOS. */
export function fcos(version: string, body: string): string {
  return `variant: fcos\nversion: ${version}\n${body}`;
}
