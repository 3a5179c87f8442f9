import { nearest } from '../../diagnostics/nearest.ts';
import type { JsonValue } from '../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../sot/documents/yaml.ts';
import type { Path } from '../../sot/place.ts';
import { asText } from '../../sot/schema/spelling.ts';
import { codes, describe } from '../../sot/schema/words.ts';
import { type Form, formOf } from '../cloud-config/form.ts';
import { firstLineFinding, headerFinding, uncheckedFinding } from '../cloud-config/header.ts';
import { CLOUD_CONFIG } from '../cloud-config/shapes/index.ts';
import type { KindFinding, KindOs, KindScope } from '../kind.ts';
import { inOrder, mismatchFinding, type Severities, spellingIn } from '../shape/findings.ts';
import { match } from '../shape/match.ts';
import { readYaml } from '../yaml/read.ts';
import { identityFindings } from './identity.ts';
import { AUTOINSTALL } from './shape.ts';
import { storageFindings } from './storage/findings.ts';

type JsonMap = { readonly [key: string]: JsonValue };

const SEVERITIES: Severities = {
  type: 'error',
  value: 'error',
  'unknown-key': 'error',
  'missing-key': 'error',
  deprecated: 'warning',
};

const LENIENT: readonly (Path[number] | undefined)[] = ['ssh', 'storage', 'network'];

// The installer passes over unknown keys here; anywhere else, like every other mismatch, they stop it.
function severitiesAt([, section, key]: Path): Severities {
  return key === undefined || LENIENT.includes(section)
    ? { ...SEVERITIES, 'unknown-key': 'warning' }
    : SEVERITIES;
}

const TOP = 'autoinstall';

function keyFinding(
  document: YamlDocument,
  key: string,
  found: Omit<KindFinding, 'range' | 'fix'>,
  fix: string | null = null,
): KindFinding {
  return { ...found, range: document.keyRange([key]) ?? document.start, fix };
}

/** What is wrong where the top key is not there: misspelt, left out above the installer’s keys, or nothing for the installer at all. */
function noTopKey(document: YamlDocument, value: JsonMap): KindFinding {
  const ruleId = 'autoinstall/top-key';
  const keys = Object.keys(value);
  const misspelt = keys.find((key) => nearest(key, [TOP]) !== null);
  if (misspelt !== undefined) {
    const message = `unknown key \`${misspelt}\`; did you mean \`${TOP}\`?`;
    return keyFinding(document, misspelt, { ruleId, severity: 'error', message }, TOP);
  }
  const own = keys.filter((key) => Object.hasOwn(AUTOINSTALL.keys, key));
  const message =
    own.length > 1
      ? `there is no key \`${TOP}\`; ${codes(own.slice(0, 3))} stand under it`
      : `there is no key \`${TOP}\`, so that the installer asks every question`;
  return keyFinding(document, keys[0] ?? '', { ruleId, severity: 'error', message });
}

/** What stands beside the top key: it is for the system that runs the installer, which is gone after the reboot. */
function besideFindings(document: YamlDocument, value: JsonMap): readonly KindFinding[] {
  return Object.keys(value).flatMap((key): readonly KindFinding[] => {
    if (key === TOP) return [];
    if (Object.hasOwn(AUTOINSTALL.keys, key) && !Object.hasOwn(CLOUD_CONFIG.keys, key)) {
      const message = `\`${key}\` belongs under \`${TOP}\``;
      return [keyFinding(document, key, { ruleId: 'autoinstall/beside', severity: 'error', message })];
    }
    if (!Object.hasOwn(CLOUD_CONFIG.keys, key)) {
      const meant = nearest(key, Object.keys(CLOUD_CONFIG.keys));
      const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
      const message = `unknown key \`${key}\`${help}`;
      return [
        keyFinding(document, key, { ruleId: 'autoinstall/unknown-key', severity: 'warning', message }, meant),
      ];
    }
    const message = `\`${key}\` beside \`${TOP}\` is for the system that runs the installer; for the installed one it stands under \`${TOP}\`, in \`user-data\``;
    return [keyFinding(document, key, { ruleId: 'autoinstall/beside', severity: 'warning', message })];
  });
}

function insideFindings(document: YamlDocument, text: string, scope: KindScope): readonly KindFinding[] {
  const { value } = document;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = `expected a map, found ${describe(value, asText(value))}`;
    return [{ ruleId: 'autoinstall/type', severity: 'error', message, range: document.start, fix: null }];
  }
  const top = (value as JsonMap)[TOP];
  if (top === undefined) return [noTopKey(document, value as JsonMap)];
  return [
    ...besideFindings(document, value as JsonMap),
    ...match(top, AUTOINSTALL, [TOP], spellingIn(document, text)).map((wrong) =>
      mismatchFinding(document, wrong, 'autoinstall', severitiesAt(wrong.path)),
    ),
    ...identityFindings(document, top, scope),
    ...storageFindings(document, top, scope),
  ];
}

/** Whether a file has the installer's keys without the top key, as `autoinstall.yaml` on its own medium may. */
function isOfMedium(form: Form, value: JsonValue, { isWhole }: KindScope): boolean {
  if (isWhole || form !== null || typeof value !== 'object' || value === null || Array.isArray(value))
    return false;
  const keys = Object.keys(value);
  return keys.includes('version') && keys.filter((key) => Object.hasOwn(AUTOINSTALL.keys, key)).length > 1;
}

function mediumFindings(document: YamlDocument, text: string): readonly KindFinding[] {
  const message = `without the key \`${TOP}\` this is a file for the installer's own medium; over the network it stands under that key, below \`#cloud-config\``;
  const found = { ruleId: 'autoinstall/top-key', severity: 'info' as const, message, fix: null };
  return [
    firstLineFinding(text, found),
    ...match(document.value, AUTOINSTALL, [], spellingIn(document, text)).map((wrong) =>
      mismatchFinding(document, wrong, 'autoinstall', severitiesAt([TOP, ...wrong.path])),
    ),
  ];
}

/** Every finding in an autoinstall configuration as NoCloud delivers it: a cloud-config with the one key `autoinstall`. */
export function checkAutoinstall(
  text: string,
  _os?: KindOs,
  scope: KindScope = { isWhole: true },
): readonly KindFinding[] {
  const form = formOf(text);
  const unchecked = uncheckedFinding(text, form);
  if (unchecked !== null) return [unchecked];
  const header = headerFinding(text, form, 'autoinstall/header');
  const { document, findings } = readYaml(text);
  if (document === null || document.value === null) {
    if (header !== null || findings.length > 0)
      return inOrder([...(header === null ? [] : [header]), ...findings]);
    const message = `there is no key \`${TOP}\`, so that the installer asks every question`;
    return [firstLineFinding(text, { ruleId: 'autoinstall/top-key', severity: 'error', message, fix: null })];
  }
  if (isOfMedium(form, document.value, scope))
    return inOrder([...findings, ...mediumFindings(document, text)]);
  return inOrder([
    ...(header === null ? [] : [header]),
    ...findings,
    ...insideFindings(document, text, scope),
  ]);
}
