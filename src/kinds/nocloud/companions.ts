import type { Companion, CompanionHost } from '../kind.ts';
import { checkMetaData, checkNetworkConfig, checkVendorData } from './check.ts';

// JSON is YAML: a name that YAML would take for a number or a truth value stays a text.
function metaData({ instance, hostname }: CompanionHost): string {
  return `instance-id: ${JSON.stringify(instance)}\nlocal-hostname: ${JSON.stringify(hostname)}\n`;
}

/**
 * What cloud-init's NoCloud fetches beside user-data. Without meta-data it takes the whole seed for absent, so that one is
 * always there; a new instance id makes cloud-init run again, so that each boot of a host has its own.
 */
export const NOCLOUD: readonly Companion[] = [
  { artifactName: 'meta-data', key: 'meta_data', fallback: metaData, check: checkMetaData },
  { artifactName: 'vendor-data', key: 'vendor_data', fallback: () => '', check: checkVendorData },
  { artifactName: 'network-config', key: 'network_config', fallback: null, check: checkNetworkConfig },
];
