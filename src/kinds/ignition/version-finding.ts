import type { YamlDocument } from '../../sot/documents/yaml.ts';
import type { KindFinding, KindOs } from '../kind.ts';
import { mapAt, says, textOf } from './mistake.ts';
import { majorsRead, parseSpecVersion, SPEC_VERSIONS, type SpecVersion } from './version.ts';

/** The version of a configuration, or null where none can be told; and what is wrong with it. */
export function versionOf(
  document: YamlDocument,
  os: KindOs,
): { readonly version: SpecVersion | null; readonly findings: readonly KindFinding[] } {
  const ignition = mapAt(document.value, 'ignition');
  const text = ignition === null ? null : textOf(ignition, 'version');
  const range =
    document.valueRange(['ignition', 'version']) ?? document.keyRange(['ignition']) ?? document.start;
  const stop = (message: string, version: SpecVersion | null = null) => {
    const finding: KindFinding = { ruleId: 'ignition/version', severity: 'error', message, range, fix: null };
    return { version, findings: [finding] };
  };
  if (ignition !== null && says(ignition, 'version') && text === null) {
    return stop('the version is a text, such as `"3.4.0"`');
  }
  if (text === null)
    return stop('the version of the specification is missing, such as `"ignition": {"version": "3.4.0"}`');
  const version = parseSpecVersion(text);
  if (version === null) {
    return stop(
      `there is no released version \`${text}\`; those that are known are ${SPEC_VERSIONS.join(', ')}`,
    );
  }
  const read = majorsRead(os);
  if (read.includes(version.major)) return { version, findings: [] };
  return stop(
    `${os.family} ${os.major} reads version ${read.join(' and ')} of the specification, found \`${text}\``,
    version,
  );
}
