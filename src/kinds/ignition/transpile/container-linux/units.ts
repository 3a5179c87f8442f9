import type { JsonValue } from '../../../../sot/documents/json-value.ts';
import { type Item, mapUnder, textsUnder, textUnder } from '../items.ts';
import { etcdShape } from './etcd.ts';
import { flannelShape } from './flannel.ts';
import { etcdVersion, flannelMinor } from './software-version.ts';

/** A unit that a section stands for, in the words of the source, and the section. */
export interface SectionUnit {
  readonly section: string;
  readonly unit: JsonValue;
}

/** Options that are not called what their key is. */
const FLAGS: Readonly<Record<string, string>> = { interface: 'iface' };

/** The options in a section as they are given on a command line; texts in quotes. */
function optionsOf({ value }: Item, keys: readonly string[]): readonly string[] {
  return keys
    .filter((key) => value[key] !== undefined && key !== 'version' && key !== 'network_config')
    .map((key) => `--${FLAGS[key] ?? key.replaceAll('_', '-')}=${JSON.stringify(value[key])}`);
}

function service(
  exec: string,
  options: readonly string[],
  image: string | null,
  more: readonly string[],
): string {
  const environment = image === null ? [] : [`Environment="${image}"`];
  const command = [exec, ...options].join(' \\\n  ');
  return ['[Service]', ...environment, 'ExecStart=', `ExecStart=${command}`, ...more].join('\n');
}

function sectionUnit(section: string, name: string, dropin: string, contents: string): SectionUnit {
  return { section, unit: { dropins: [{ contents, name: dropin }], enable: true, name } };
}

function imageTag(section: Item, variable: string): string | null {
  const version = textUnder(section, 'version');
  return version === null ? null : `${variable}=v${version}`;
}

function docker(section: Item): SectionUnit {
  const flags = textsUnder(section, 'flags').join(' ');
  const contents = `[Service]\nEnvironment="DOCKER_OPTS=${flags}"`;
  return sectionUnit('docker', 'docker.service', '20-clct-docker.conf', contents);
}

function etcd(section: Item): SectionUnit {
  const { major, minor } = etcdVersion(section.value.version);
  const options = optionsOf(section, Object.keys(etcdShape(major, minor).keys));
  const exec = '/usr/lib/coreos/etcd-wrapper $ETCD_OPTS';
  const contents = service(exec, options, imageTag(section, 'ETCD_IMAGE_TAG'), []);
  return sectionUnit('etcd', 'etcd-member.service', '20-clct-etcd-member.conf', contents);
}

/** The command that gives flannel its network before it starts. */
function networkCommand(section: Item): readonly string[] {
  const network = textUnder(section, 'network_config');
  if (network === null) return [];
  const said = [
    ['etcd_endpoints', '--endpoints'],
    ['etcd_cafile', '--ca-file'],
    ['etcd_certfile', '--cert-file'],
    ['etcd_keyfile', '--key-file'],
  ] as const;
  const options = said.flatMap(([key, option]) => {
    const value = section.value[key];
    return value === undefined ? [] : [`${option}=${JSON.stringify(value)}`];
  });
  const words = [...options, `set /coreos.com/network/config ${JSON.stringify(network)}`];
  return [`ExecStartPre=/usr/bin/etcdctl ${words.join(' ')}`];
}

function flannel(section: Item): SectionUnit {
  const options = optionsOf(section, Object.keys(flannelShape(flannelMinor(section.value.version)).keys));
  const exec = '/usr/lib/coreos/flannel-wrapper $FLANNEL_OPTS';
  const image = imageTag(section, 'FLANNEL_IMAGE_TAG');
  const contents = service(exec, options, image, networkCommand(section));
  return sectionUnit('flannel', 'flanneld.service', '20-clct-flannel.conf', contents);
}

/** The units that the sections of a configuration stand for, in the order in which they are written. */
export function sectionUnits(root: Item): readonly SectionUnit[] {
  const has = (key: string): boolean => root.value[key] !== undefined;
  return [
    ...(has('docker') ? [docker(mapUnder(root, 'docker'))] : []),
    ...(has('etcd') ? [etcd(mapUnder(root, 'etcd'))] : []),
    ...(has('flannel') ? [flannel(mapUnder(root, 'flannel'))] : []),
  ];
}
