import type { JsonValue } from '../../../sot/documents/json-value.ts';
import {
  type Check,
  errorAt,
  type Item,
  itemsAt,
  itemsUnder,
  type Mistake,
  mapAt,
  says,
  textOf,
  under,
} from '../mistake.ts';
import type { SpecVersion } from '../version.ts';
import { hashProblem } from './hash-problem.ts';
import { urlProblem } from './url-problem.ts';

function sourceMistakes(resource: Item, version: SpecVersion): readonly Mistake[] {
  const source = textOf(resource, 'source');
  const problem = source === null || source === '' ? null : urlProblem(source, version);
  return problem === null ? [] : [errorAt('resource', resource, 'source', problem)];
}

function compressionMistakes(resource: Item): readonly Mistake[] {
  const compression = textOf(resource, 'compression');
  if (compression === null || compression === '' || compression === 'gzip') return [];
  const message = `expected \`gzip\` or nothing, found \`${compression}\``;
  return [errorAt('resource', resource, 'compression', message)];
}

function hashMistakes(resource: Item, version: SpecVersion): readonly Mistake[] {
  const verification = under(resource, 'verification');
  const hash = verification === null ? null : textOf(verification, 'hash');
  if (verification === null || hash === null) return [];
  const isAlone = version.major === 3 && version.minor > 0 && !says(resource, 'source');
  const problem = isAlone ? 'there is no `source` that could be verified' : hashProblem(hash, version);
  return problem === null ? [] : [errorAt('resource', verification, 'hash', problem)];
}

function headerMistakes(resource: Item): readonly Mistake[] {
  const headers = itemsUnder(resource, 'httpHeaders');
  const [first] = headers;
  const source = textOf(resource, 'source');
  if (first !== undefined && source !== null && !/^https?:/i.test(source)) {
    return [errorAt('resource', first, null, 'only what is fetched by HTTP or HTTPS has headers')];
  }
  const names = headers.map((header) => (textOf(header, 'name') ?? '').toLowerCase());
  return headers.flatMap((header, index): readonly Mistake[] => {
    const name = names[index]!;
    if (header.value.name === undefined || header.value.name === '') {
      return [errorAt('resource', header, 'name', 'a header needs a name')];
    }
    const isFirst = name === '' || names.indexOf(name) === index;
    return isFirst ? [] : [errorAt('duplicate', header, null, `the header \`${name}\` stands twice`)];
  });
}

function resourceMistakes(resource: Item, version: SpecVersion): readonly Mistake[] {
  return [
    ...sourceMistakes(resource, version),
    ...compressionMistakes(resource),
    ...hashMistakes(resource, version),
    ...headerMistakes(resource),
  ];
}

/** What is fetched as soon as it stands there, and so must say from where. */
function neededResources(config: JsonValue): readonly Item[] {
  return [
    ...['merge', 'append'].flatMap((key) => itemsAt(config, 'ignition', 'config', key)),
    ...itemsAt(config, 'ignition', 'security', 'tls', 'certificateAuthorities'),
  ];
}

function optionalResources(config: JsonValue): readonly Item[] {
  const files = itemsAt(config, 'storage', 'files');
  return [
    mapAt(config, 'ignition', 'config', 'replace'),
    ...files.flatMap((file) => [under(file, 'contents'), ...itemsUnder(file, 'append')]),
    ...itemsAt(config, 'storage', 'luks').map((device) => under(device, 'keyFile')),
  ].filter((item) => item !== null);
}

/** What is fetched has a URL that Ignition knows, and a hash, headers and a compression that fit. */
export const checkResources: Check = (config, version) => {
  const needed = neededResources(config);
  const nowhere = needed.filter((resource) => !says(resource, 'source'));
  return [
    ...nowhere.map((resource) => errorAt('resource', resource, null, 'the key `source` is missing')),
    ...[...needed, ...optionalResources(config)].flatMap((resource) => resourceMistakes(resource, version)),
  ];
};
