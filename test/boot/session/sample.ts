import { fourHostsWith } from '../../support/session-ground.ts';

/** The UUID of `ams1/by-uuid`, and of nobody else. */
export const UUID = '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab';

/** A host of one interface on the network of the four, as YAML. */
function host(name: string, last: number, more = ''): string {
  const mac = `52:54:00:00:01:${last.toString(16).padStart(2, '0')}`;
  return `---
name: ${name}
interfaces:
  - {type: physical, name: eth0, mac: "${mac}", ipv4: 198.51.100.${last}}
metadata: {disk: /dev/vda}
${more.includes('workflow:') ? '' : 'workflow: debian12\n'}${more}`;
}

const SPECIAL = [
  host('two-step', 101, 'workflow: two-step\n'),
  host('by-fetch', 102, 'workflow: fetched\n'),
  host('diskless', 103, 'workflow: diskless\n'),
  host('on-arm', 104, 'workflow: on-arm\n'),
  host('local-exit', 105, 'local_boot: exit\n'),
  host('local-san', 106, 'local_boot: sanboot\n'),
  host('local-404', 107, 'local_boot: "404"\n'),
  host('local-silent', 108, 'local_boot: silent\n'),
  host('held', 109, 'never_provision: true\n'),
  host('by-uuid', 110, `uuid: ${UUID}\nserial: S-110\n`),
  `---
name: many-ports
workflow: debian12
metadata: {disk: /dev/vda}
interfaces:
  - {type: bmc, name: ipmi, mac: "52:54:00:00:02:01", ipv4: 198.51.100.201, hostname: many-ports-bmc}
  - {type: physical, name: eth0, mac: "52:54:00:00:02:02", ignore_dhcp: true}
  - {type: physical, name: eth1, mac: "52:54:00:00:02:03", ipv4: 198.51.100.202, hostname: ports}
  - {type: physical, name: eth2, mac: "52:54:00:00:02:04", ipv4: 198.51.100.203}
`,
].join('');

/** The four equal hosts with one more for each thing that a session decides. */
export const SAMPLE: ReadonlyMap<string, string> = fourHostsWith({
  'sites/ams1/special.yml': SPECIAL,
  'workflows/two-step.yml': 'id: two-step\nworkflow: [{boot: wipe}, {boot: debian12}]\n',
  'workflows/fetched.yml': 'id: fetched\nworkflow: [{boot: fetched}]\n',
  'workflows/diskless.yml': 'id: diskless\nworkflow: [{boot: diskless}]\n',
  'workflows/on-arm.yml': 'id: on-arm\nworkflow: [{boot: on-arm}]\n',
  'boot/wipe.yml':
    'id: wipe\nname: Wipe\noperating_system: debian12\nunattended: {type: untyped, use: wipe.sh.ejs}\ndone: checkpoint\n',
  'assets/untyped/wipe.sh.ejs': 'wipe <%= md.disk %> && wget <%= checkpoint() %>\n',
  'boot/fetched.yml':
    'id: fetched\nname: Fetched\noperating_system: debian12\nunattended: {type: untyped, use: wipe.sh.ejs}\ndone: fetched\n',
  'boot/diskless.yml': 'id: diskless\nname: Diskless\noperating_system: debian12\ndone: never\n',
  'boot/on-arm.yml': 'id: on-arm\nname: On ARM\noperating_system: arm\ndone: never\n',
  'os/arm.yml':
    'id: arm\nname: ARM\nos_family: Debian\nmajor_version: "12"\narch: arm64\nboot: {kernel: debian12/linux, initrd: [debian12/initrd.gz]}\n',
});

/** What each host's machine says of itself: its primary MAC in a URL, and its address. */
export function machine(last: number): { readonly id: string; readonly address: string } {
  const octet = last.toString(16).padStart(2, '0');
  const rack = last >= 101 ? '01' : '00';
  return {
    id: `52-54-00-00-${rack}-${rack === '00' ? (last - 10).toString(16).padStart(2, '0') : octet}`,
    address: `198.51.100.${last}`,
  };
}
