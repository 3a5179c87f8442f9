import type { JsonValue } from '../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../sot/documents/yaml.ts';
import type { Path } from '../../sot/place.ts';
import { asText } from '../../sot/schema/spelling.ts';
import { codes, describe } from '../../sot/schema/words.ts';
import { checkCloudConfig } from '../cloud-config/check.ts';
import type { KindFinding } from '../kind.ts';
import { inOrder, spellingIn } from '../shape/findings.ts';
import { match } from '../shape/match.ts';
import { ANY, map, type Shape, TEXT } from '../shape/shape.ts';
import { readYaml } from '../yaml/read.ts';
import { NETWORK_V1 } from './network-v1.ts';
import { NETWORK_V2 } from './network-v2.ts';

const NETWORK_VERSIONS: ReadonlyMap<number, Shape> = new Map([
  [1, NETWORK_V1],
  [2, NETWORK_V2],
]);

/** What the machine looks for in meta-data; whatever else stands there is for templates. */
const META_DATA = map({ 'instance-id': TEXT, 'local-hostname': TEXT }, { rest: ANY });

function finding(
  document: YamlDocument,
  ruleId: string,
  path: Path,
  message: string,
  fix: string | null = null,
): KindFinding {
  const range = document.valueRange(path) ?? document.start;
  return { ruleId, severity: 'error', message, range, fix };
}

/** Every finding in NoCloud’s meta-data: it is a map, and the names in it are texts. */
export function checkMetaData(text: string): readonly KindFinding[] {
  const { document, findings } = readYaml(text);
  if (document === null) return findings;
  const wrong = match(document.value, META_DATA, [], spellingIn(document, text)).map(
    ({ path, message, fix }) => finding(document, 'cloud-config/meta-data', path, message, fix),
  );
  return inOrder([...findings, ...wrong]);
}

/** Every finding in vendor-data, which is empty or has one of the forms of user-data. */
export function checkVendorData(text: string): readonly KindFinding[] {
  return text.trim() === '' ? [] : checkCloudConfig(text);
}

function inside(value: JsonValue, path: Path): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, JsonValue>)[key] : undefined),
    value,
  );
}

// netplan stops at a key of a link that it does not know; without netplan, cloud-init passes over it.
function isOfLink(path: Path): boolean {
  return path.length === 3 || (path.length === 4 && path[2] === 'parameters');
}

/** Every finding in NoCloud’s network-config: version 1, or version 2, which is netplan’s; under `network` or alone. */
export function checkNetworkConfig(text: string): readonly KindFinding[] {
  const { document, findings } = readYaml(text);
  if (document === null) return findings;
  const ruleId = 'cloud-config/network-config';
  const base: Path = inside(document.value, ['network']) === undefined ? [] : ['network'];
  const value = inside(document.value, base) ?? document.value;
  const version = inside(value, ['version']);
  if (version === undefined) {
    const message =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? 'the key `version` is missing: write `version: 2`, or 1 for a list under `config`'
        : `expected a map, found ${describe(value, asText(value))}`;
    return inOrder([...findings, finding(document, ruleId, base, message)]);
  }
  const shape = typeof version === 'number' ? NETWORK_VERSIONS.get(version) : undefined;
  if (shape === undefined) {
    const known = codes([...NETWORK_VERSIONS.keys()].map(String));
    const message = `expected one of ${known}, found ${describe(version, asText(version))}`;
    return inOrder([...findings, finding(document, ruleId, [...base, 'version'], message)]);
  }
  const beside =
    base.length === 0 ? [] : Object.keys(document.value as object).filter((key) => key !== 'network');
  const besideFindings = beside.map((key) => {
    const message = `\`${key}\` beside \`network\`: a network configuration has nothing else`;
    return {
      ...finding(document, ruleId, [key], message),
      range: document.keyRange([key]) ?? document.start,
    };
  });
  const wrong = match(value, shape, base, spellingIn(document, text)).map(
    ({ path, message, fix, problem }): KindFinding => {
      const found = finding(document, ruleId, path, message, fix);
      if (problem !== 'unknown-key') return found;
      const severity = version === 2 && isOfLink(path.slice(base.length)) ? 'warning' : 'error';
      return { ...found, severity, range: document.keyRange(path) ?? found.range };
    },
  );
  return inOrder([...findings, ...besideFindings, ...wrong]);
}
