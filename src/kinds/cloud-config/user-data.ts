import type { JsonValue } from '../../sot/documents/json-value.ts';
import type { KindFinding, KindOs, KindScope } from '../kind.ts';
import { checkNetworkConfig } from '../nocloud/check.ts';
import { readYaml } from '../yaml/read.ts';
import { checkCloudConfig } from './check.ts';
import { formOf } from './form.ts';

const SECTIONS: readonly string[] = ['config', 'ethernets', 'bonds', 'bridges', 'vlans', 'wifis'];

/** Whether a value is a network configuration, which stands under `network` or begins with its version. */
function isNetworkConfig(value: JsonValue | undefined): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.includes('network') || (keys.includes('version') && keys.some((key) => SECTIONS.includes(key)));
}

/**
 * Every finding in what is taken for a cloud-config. Where a file stands alone and is plainly a network configuration, it
 * is checked as one: cloud-init’s own check takes both.
 */
export function checkUserData(
  text: string,
  _os?: KindOs,
  scope: KindScope = { isWhole: true },
): readonly KindFinding[] {
  const isNetwork =
    !scope.isWhole && formOf(text) === null && isNetworkConfig(readYaml(text).document?.value);
  return isNetwork ? checkNetworkConfig(text) : checkCloudConfig(text, scope);
}
