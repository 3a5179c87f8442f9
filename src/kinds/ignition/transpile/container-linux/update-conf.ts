import { type Item, mapUnder, textUnder } from '../items.ts';

const VARIABLES = [
  ['reboot_strategy', 'REBOOT_STRATEGY'],
  ['window_start', 'LOCKSMITHD_REBOOT_WINDOW_START'],
  ['window_length', 'LOCKSMITHD_REBOOT_WINDOW_LENGTH'],
  ['group', 'LOCKSMITHD_GROUP'],
  ['etcd_endpoints', 'LOCKSMITHD_ENDPOINT'],
  ['etcd_cafile', 'LOCKSMITHD_ETCD_CAFILE'],
  ['etcd_certfile', 'LOCKSMITHD_ETCD_CERTFILE'],
  ['etcd_keyfile', 'LOCKSMITHD_ETCD_KEYFILE'],
] as const;

/** `/etc/coreos/update.conf`, which `update` and `locksmith` stand for; null where they say nothing. */
export function updateConf(root: Item): string | null {
  const update = mapUnder(root, 'update');
  const locksmith = mapUnder(root, 'locksmith');
  const group = textUnder(update, 'group');
  const server = textUnder(update, 'server');
  const settings = VARIABLES.flatMap(([key, variable]) => {
    const value = locksmith.value[key];
    return value === undefined ? [] : [`${variable}=${JSON.stringify(value)}`];
  });
  // The group has the first line, be it empty.
  const lines = [
    group === null ? '' : `GROUP=${group.toLowerCase()}`,
    ...(server === null ? [] : [`SERVER=${server}`]),
    ...settings,
  ];
  const text = lines.join('\n');
  return text === '' ? null : text;
}
