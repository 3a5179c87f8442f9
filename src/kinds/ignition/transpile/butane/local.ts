import { type Item, itemsUnder, mapUnder, textsUnder } from '../items.ts';
import { errorAt, type Problem } from '../problem.ts';

const NO_FOLDER = 'files are not read from a folder beside the configuration';

function said({ value }: Item, key: string): boolean {
  return value[key] !== undefined;
}

function resource(item: Item): readonly Problem[] {
  const sources = ['local', 'inline', 'source'].filter((key) => said(item, key));
  if (sources.length > 1) {
    const message = `only one of \`inline\`, \`local\` and \`source\` can say what stands in it`;
    return [errorAt([...item.path, sources[0]!], message)];
  }
  if (!said(item, 'local')) return [];
  return [
    errorAt(
      [...item.path, 'local'],
      `${NO_FOLDER}: write the content under \`inline\`, or include a snippet there`,
    ),
  ];
}

function contents(item: Item): readonly Problem[] {
  if (!said(item, 'contents_local')) return [];
  const path = [...item.path, 'contents_local'];
  if (said(item, 'contents'))
    return [errorAt(path, 'only one of `contents` and `contents_local` can say what stands in it')];
  return [errorAt(path, `${NO_FOLDER}: write the unit under \`contents\`, or include a snippet there`)];
}

/** Every resource of a configuration. */
function resources(root: Item): readonly Item[] {
  const config = mapUnder(root, 'ignition', 'config');
  const files = itemsUnder(mapUnder(root, 'storage'), 'files');
  return [
    ...itemsUnder(config, 'merge'),
    mapUnder(config, 'replace'),
    ...itemsUnder(mapUnder(root, 'ignition', 'security', 'tls'), 'certificate_authorities'),
    ...files.flatMap((file) => [mapUnder(file, 'contents'), ...itemsUnder(file, 'append')]),
    ...itemsUnder(mapUnder(root, 'storage'), 'luks').map((volume) => mapUnder(volume, 'key_file')),
  ];
}

/** What is to be read from files beside the configuration, where there are none; and contents that are said twice. */
export function localProblems(root: Item): readonly Problem[] {
  const units = itemsUnder(mapUnder(root, 'systemd'), 'units');
  const keys = itemsUnder(mapUnder(root, 'passwd'), 'users')
    .filter((user) => textsUnder(user, 'ssh_authorized_keys_local').length > 0)
    .map(({ path }) =>
      errorAt(
        [...path, 'ssh_authorized_keys_local'],
        `${NO_FOLDER}: write the keys under \`ssh_authorized_keys\`, or include a snippet there`,
      ),
    );
  const trees = itemsUnder(mapUnder(root, 'storage'), 'trees').map(({ path }) =>
    errorAt(
      path,
      `${NO_FOLDER}, and no trees of them: write each file under \`storage.files\` with \`contents.inline\``,
    ),
  );
  return [
    ...resources(root).flatMap(resource),
    ...units.flatMap((unit) => [...contents(unit), ...itemsUnder(unit, 'dropins').flatMap(contents)]),
    ...keys,
    ...trees,
  ];
}
