import type { YamlDocument } from '../../sot/documents/yaml.ts';
import type { KindFinding, KindScope } from '../kind.ts';
import { inOrder, mismatchFinding, type Severities, spellingIn } from '../shape/findings.ts';
import { match } from '../shape/match.ts';
import type { Mismatch } from '../shape/mismatch.ts';
import { readYaml } from '../yaml/read.ts';
import { formOf } from './form.ts';
import { headerFinding, uncheckedFinding } from './header.ts';
import { passwordFindings } from './passwords.ts';
import { CLOUD_CONFIG } from './shapes/index.ts';
import { writtenFileFindings } from './written-files.ts';

const SEVERITIES: Severities = {
  type: 'error',
  value: 'error',
  'unknown-key': 'error',
  'missing-key': 'error',
  deprecated: 'warning',
};

/** A mismatch with the place where its key is at home, where that is another file. */
function withHome(wrong: Mismatch): Mismatch {
  if (wrong.problem !== 'unknown-key' || wrong.path.join() !== 'network') return wrong;
  return { ...wrong, message: '`network` is no key of user-data: cloud-init reads it from `network-config`' };
}

/** Every finding in the value of a cloud-config, in no order. */
function cloudConfigFindings(
  document: YamlDocument,
  text: string,
  { isWhole }: KindScope,
): readonly KindFinding[] {
  // cloud-init reports these only when it runs; what it takes is no error in a file that stands alone.
  const atRun = [...passwordFindings(document), ...writtenFileFindings(document)];
  return [
    ...match(document.value, CLOUD_CONFIG, [], spellingIn(document, text))
      .map(withHome)
      .map((wrong) => mismatchFinding(document, wrong, 'cloud-config', SEVERITIES)),
    ...(isWhole ? atRun : atRun.map((found): KindFinding => ({ ...found, severity: 'warning' }))),
  ];
}

/** Every finding in user-data, in the order of the text; of another form than cloud-config only that it is one. */
export function checkCloudConfig(text: string, scope: KindScope = { isWhole: true }): readonly KindFinding[] {
  const form = formOf(text);
  const unchecked = uncheckedFinding(text, form);
  if (unchecked !== null) return [unchecked];
  const header = headerFinding(text, form, 'cloud-config/header');
  const { document, findings } = readYaml(text);
  // Without the header the text may be anything, and only a map looks like a cloud-config that lost it.
  const isMap = typeof document?.value === 'object' && document.value !== null;
  if (header !== null && !isMap) return [header];
  const inside =
    document === null || document.value === null ? [] : cloudConfigFindings(document, text, scope);
  return inOrder([...(header === null ? [] : [header]), ...findings, ...inside]);
}
