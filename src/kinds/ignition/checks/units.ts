import {
  type Check,
  errorAt,
  type Item,
  itemsAt,
  itemsUnder,
  type Mistake,
  textOf,
  warningAt,
} from '../mistake.ts';

const UNIT = /\.(service|socket|device|mount|automount|swap|target|path|timer|snapshot|slice|scope)$/;
const NETWORKD_UNIT = /\.(link|netdev|network)$/;

/** What is wrong with the text of a unit, or null: only its sections’ headers and assignments are looked at. */
function contentProblem(text: string): string | null {
  const lines = text.replace(/\\\n/g, ' ').split('\n');
  let isInSection = false;
  for (const line of lines) {
    const trimmed = line.trim();
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue;
    if (trimmed.startsWith('[')) {
      if (!trimmed.includes(']')) return `the header \`${trimmed}\` has no \`]\``;
      isInSection = true;
    } else if (!isInSection) return `\`${trimmed}\` stands before the first section`;
    else if (!trimmed.includes('=')) return `\`${trimmed}\` is no assignment`;
  }
  return null;
}

function contentMistakes(item: Item): readonly Mistake[] {
  const contents = textOf(item, 'contents');
  const problem = contents === null ? null : contentProblem(contents);
  return problem === null ? [] : [errorAt('unit', item, 'contents', problem)];
}

function nameMistakes(unit: Item, form: RegExp): readonly Mistake[] {
  const name = textOf(unit, 'name');
  if (name === null || form.test(name)) return [];
  return [
    errorAt(
      'unit',
      unit,
      'name',
      `the name of a unit ends in its type, such as \`.service\`, found \`${name}\``,
    ),
  ];
}

function dropinMistakes(dropin: Item): readonly Mistake[] {
  const name = textOf(dropin, 'name');
  const named =
    name === null || name.endsWith('.conf')
      ? []
      : [errorAt('unit', dropin, 'name', `the name of a drop-in ends in \`.conf\`, found \`${name}\``)];
  return [...named, ...contentMistakes(dropin)];
}

function hasInstall(unit: Item): boolean {
  return /^\s*\[Install\]/m.test(String(unit.value.contents));
}

/** Units that are to be enabled by links that nothing says where to make. */
function enabledWithout(units: readonly Item[]): readonly Mistake[] {
  return units.flatMap((unit): readonly Mistake[] => {
    if (unit.value.enabled !== true) return [];
    const name = textOf(unit, 'name') ?? '';
    const contents = textOf(unit, 'contents');
    const template = /^([^@]+@)[^@]+(\.\w+)$/.exec(name);
    const own =
      contents === null || contents === ''
        ? units.find(
            ({ value }) =>
              template !== null &&
              value.name === `${template[1]}${template[2]}` &&
              typeof value.contents === 'string',
          )
        : unit;
    if (own === undefined || hasInstall(own)) return [];
    const message = `\`${name}\` is enabled and has no section [Install], so that nothing starts it`;
    return [warningAt('unit', unit, contents === null ? 'enabled' : 'contents', message)];
  });
}

/** Units and drop-ins whose names systemd takes, with texts that it can read. */
export const checkUnits: Check = (config) => {
  const units = itemsAt(config, 'systemd', 'units');
  return [
    ...units.flatMap((unit) => [
      ...nameMistakes(unit, UNIT),
      ...contentMistakes(unit),
      ...itemsUnder(unit, 'dropins').flatMap(dropinMistakes),
    ]),
    ...enabledWithout(units),
    ...itemsAt(config, 'networkd', 'units').flatMap((unit) => nameMistakes(unit, NETWORKD_UNIT)),
  ];
};
