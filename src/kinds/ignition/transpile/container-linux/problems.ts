import { codes } from '../../../../sot/schema/words.ts';
import { holdsSecret } from '../../../secret.ts';
import { type Item, itemsUnder, mapUnder, textUnder } from '../items.ts';
import { errorAt, type Problem, warningAt } from '../problem.ts';
import { sizeInMib } from './size.ts';
import { softwareVersion } from './software-version.ts';

function contentProblems(root: Item): readonly Problem[] {
  return itemsUnder(mapUnder(root, 'storage'), 'files').flatMap((file) => {
    const contents = mapUnder(file, 'contents');
    const remote = textUnder(mapUnder(contents, 'remote'), 'url');
    const sources = [textUnder(contents, 'local'), textUnder(contents, 'inline'), remote];
    if (sources.filter((source) => source !== null).length > 1) {
      const message = 'only one of `inline`, `local` and `remote.url` can say what stands in it';
      return [errorAt(contents.path, message)];
    }
    if (sources[0] === null) return [];
    const message =
      'files are not read from a folder beside the configuration: write the content under `inline`, or include a snippet there';
    return [errorAt([...contents.path, 'local'], message)];
  });
}

function modeProblems(root: Item): readonly Problem[] {
  const unset = (key: string, mode: string): readonly Problem[] =>
    itemsUnder(mapUnder(root, 'storage'), key)
      .filter(({ value }) => value.mode === undefined && value.append !== true)
      .map(({ path }) => warningAt([...path, 'path'], `the key \`mode\` is missing; it will be \`${mode}\``));
  return [...unset('files', '0644'), ...unset('directories', '0755')];
}

function partitionProblems(root: Item): readonly Problem[] {
  const disks = itemsUnder(mapUnder(root, 'storage'), 'disks');
  return disks
    .flatMap((disk) => itemsUnder(disk, 'partitions'))
    .flatMap((partition) =>
      ['size', 'start'].flatMap((key) => {
        const text = textUnder(partition, key);
        if (text === null || sizeInMib(text) !== null) return [];
        return [
          errorAt(
            [...partition.path, key],
            `expected whole MiB, such as \`512MiB\` or \`2GiB\`, found \`${text}\``,
          ),
        ];
      }),
    );
}

function etcdProblems(root: Item): readonly Problem[] {
  const section = mapUnder(root, 'etcd');
  if (section.value.version === undefined) return [];
  const path = [...section.path, 'version'];
  const version = softwareVersion(section.value.version);
  if (version === null) return [errorAt(path, 'expected a version of etcd, such as `3.3.10`')];
  const { major, minor } = version;
  if (major < 2 || (major === 2 && minor < 3)) return [errorAt(path, 'etcd before 2.3.0 is not known')];
  if (major > 3) return [errorAt(path, 'etcd after 3 is not known')];
  return minor > 3 ? [warningAt(path, 'of etcd after 3.3 no new options are known')] : [];
}

function flannelProblems(root: Item): readonly Problem[] {
  const section = mapUnder(root, 'flannel');
  const path = [...section.path, 'version'];
  const version = softwareVersion(section.value.version);
  const found: Problem[] = [];
  if (section.value.version !== undefined) {
    if (version === null) found.push(errorAt(path, 'expected a version of flannel, such as `0.7.1`'));
    else if (version.major > 0 || version.minor > 7)
      found.push(warningAt(path, 'of flannel after 0.7 no new options are known'));
    else if (version.minor < 5) found.push(errorAt(path, 'flannel before 0.5.0 is not known'));
  }
  const network = textUnder(section, 'network_config');
  const at = [...section.path, 'network_config'];
  if (network !== null && !holdsSecret(network) && !isJsonMap(network)) {
    found.push(
      errorAt(at, 'the network of flannel is a map in JSON, such as `{ "Network": "10.2.0.0/16" }`'),
    );
  }
  if (network !== null && section.value.kube_subnet_mgr === true) {
    found.push(errorAt(at, '`network_config` cannot stand beside `kube_subnet_mgr: true`'));
  }
  return found;
}

function isJsonMap(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** What ct fills in for a cloud, which no machine in a rack is in. */
function placeholderProblems(root: Item): readonly Problem[] {
  return ['etcd', 'flannel'].flatMap((name) => {
    const { value, path } = mapUnder(root, name);
    const keys = Object.keys(value).filter((key) => {
      const text = value[key];
      return key !== 'network_config' && typeof text === 'string' && /[{}]/.test(text);
    });
    const message = 'what is in braces is filled in for machines in a cloud; write `<%= … %>` instead';
    return keys.map((key) => errorAt([...path, key], message));
  });
}

const STRATEGIES: readonly string[] = ['reboot', 'etcd-lock', 'off'];

function locksmithProblems(root: Item): readonly Problem[] {
  const section = mapUnder(root, 'locksmith');
  const said = (key: string): string | null => {
    const text = textUnder(section, key);
    return text === null || holdsSecret(text) ? null : text;
  };
  const [strategy, start, length] = [said('reboot_strategy'), said('window_start'), said('window_length')];
  const found: Problem[] = [];
  const wrong = (key: string, message: string): void =>
    void found.push(errorAt([...section.path, key], message));
  if (strategy !== null && !STRATEGIES.includes(strategy.toLowerCase())) {
    wrong('reboot_strategy', `expected ${codes(STRATEGIES)}, found \`${strategy}\``);
  }
  if ((start === null) !== (length === null)) {
    wrong(
      start === null ? 'window_length' : 'window_start',
      '`window_start` and `window_length` stand together or not at all',
    );
  }
  if (start !== null && !/^(?:(?:sun|mon|tue|wed|thu|fri|sat)\s+)?(?:[01]?\d|2[0-3]):[0-5]\d$/i.test(start)) {
    wrong('window_start', `expected a day and a time, such as \`Sun 1:00\`, found \`${start}\``);
  }
  if (length !== null && !/^[-+]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/.test(length)) {
    wrong('window_length', `expected a time, such as \`1h30m\`, found \`${length}\``);
  }
  return found;
}

function updateProblems(root: Item): readonly Problem[] {
  const section = mapUnder(root, 'update');
  const group = textUnder(section, 'group');
  if (root.value.update === undefined || textUnder(section, 'server') !== null) return [];
  if (['stable', 'beta', 'alpha'].includes(group?.toLowerCase() ?? '')) return [];
  return [
    warningAt([...section.path, 'group'], 'the groups of the public server are `stable`, `beta` and `alpha`'),
  ];
}

/** What is wrong with a Container Linux Config whose types are right, beyond what Ignition minds. */
export function containerLinuxProblems(root: Item): readonly Problem[] {
  const { version } = root.value;
  const other = version !== undefined && version !== 0;
  return [
    ...(other ? [errorAt(['version'], `a Container Linux Config has version 0, found \`${version}\``)] : []),
    ...contentProblems(root),
    ...modeProblems(root),
    ...partitionProblems(root),
    ...etcdProblems(root),
    ...flannelProblems(root),
    ...placeholderProblems(root),
    ...locksmithProblems(root),
    ...updateProblems(root),
  ];
}
