import { holdsSecret } from '../../secret.ts';
import { type Check, type Item, isSaid, itemsUnder, problemAt, says, textOf, warningAt } from '../mistake.ts';
import { quoted } from '../values/quoted.ts';
import { readUnit, type UnitText } from '../values/unit-text.ts';

const UNITS = 'service socket device mount automount swap target path timer snapshot slice scope'.split(' ');

/** What is wrong with a name that must end in one of some extensions, or null. */
export function extensionProblem(
  name: string,
  extensions: readonly string[],
  message: string,
): string | null {
  const extension = /\.[^./]*$/.exec(name)?.[0].slice(1) ?? '';
  if (extensions.includes(extension) || holdsSecret(name)) return null;
  const end = extensions.length === 1 ? `\`.${extensions[0]}\`` : `its type, such as \`.${extensions[0]}\``;
  return `${message}; the name ends in ${end}, found \`${name}\``;
}

/** The text of a unit; null where there is none, or a secret stands in it that may say anything. */
function unitText(unit: Item): UnitText | null {
  const text = textOf(unit, 'contents');
  return !says(unit, 'contents') || holdsSecret(text) ? null : readUnit(text);
}

/** What is wrong with the text of a unit, or null. */
export function textProblem(unit: Item): string | null {
  const read = unitText(unit);
  return read !== null && 'problem' in read ? read.problem : null;
}

/** Whether the text of a unit is there and cannot be enabled. */
function lacksInstall(unit: Item): boolean {
  const read = unitText(unit);
  if (read === null || 'problem' in read || textOf(unit, 'contents') === '') return false;
  return !read.sections.includes('Install');
}

/** A unit has a name and a text that systemd reads, and can be enabled where it is. */
export const checkUnit: Check = (unit) => {
  const name = textOf(unit, 'name');
  const message = `unit ${quoted(name)} is enabled, but has no install section so enable does nothing`;
  const isDead = (isSaid(unit, 'enabled') || isSaid(unit, 'enable')) && lacksInstall(unit);
  return [
    ...problemAt('unit', unit, 'name', extensionProblem(name, UNITS, 'invalid systemd unit extension')),
    ...problemAt('unit', unit, 'contents', textProblem(unit)),
    ...(isDead ? [warningAt('unit', unit, 'contents', message)] : []),
  ];
};

/** A drop-in has a name and a text that systemd reads. */
export const checkDropin: Check = (dropin) => [
  ...problemAt('unit', dropin, 'contents', textProblem(dropin)),
  ...problemAt(
    'unit',
    dropin,
    'name',
    extensionProblem(textOf(dropin, 'name'), ['conf'], 'invalid systemd drop-in extension'),
  ),
];

/** An instance of a template that is enabled needs a template that can be. */
export const checkInstances: Check = (systemd) => {
  const units = itemsUnder(systemd, 'units');
  const byName = new Map(units.map((unit) => [textOf(unit, 'name'), unit]));
  return units.flatMap((unit) => {
    const name = textOf(unit, 'name');
    const prefix = /^(.+?)@.+?\.service$/.exec(name)?.[1];
    const template = byName.get(`${prefix}@.service`);
    if (prefix === undefined || template === undefined || !isSaid(unit, 'enabled') || !lacksInstall(template))
      return [];
    const message = `template unit ${quoted(`${prefix}@.service`)} for ${quoted(name)} doesn't have Install section`;
    return [warningAt('unit', unit, 'contents', message)];
  });
};
