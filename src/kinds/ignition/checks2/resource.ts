import { holdsSecret } from '../../secret.ts';
import { headersProblem } from '../checks/resource.ts';
import {
  type Check,
  errorAt,
  type Item,
  isSaid,
  itemsUnder,
  type Mistake,
  problemAt,
  textOf,
} from '../mistake.ts';
import { quoted } from '../values/quoted.ts';
import { sourceProblem } from '../values/source.ts';

function headerMistakes(item: Item): readonly Mistake[] {
  const names = new Set<string>();
  return itemsUnder(item, 'httpHeaders').flatMap((header) => {
    const name = textOf(header, 'name');
    const isTwice = names.has(name);
    names.add(name);
    if (name === '') return [errorAt('resource', header, 'name', "HTTP header name can't be empty")];
    return isTwice
      ? [errorAt('duplicate', header, 'name', `Found duplicate HTTP header: ${quoted(name)}`)]
      : [];
  });
}

/** Where something comes from, and which headers are sent for it. */
export const checkReference: Check = (item, version) => [
  ...problemAt('resource', item, 'source', sourceProblem(textOf(item, 'source'), version)),
  ...(isSaid(item, 'httpHeaders')
    ? problemAt('resource', item, 'httpHeaders', headersProblem(textOf(item, 'source')))
    : []),
  ...headerMistakes(item),
];

/** What a file holds: whence, and how it is compressed. */
export const checkContents: Check = (item, version) => {
  const compression = textOf(item, 'compression');
  const isKnown = compression === '' || compression === 'gzip' || holdsSecret(compression);
  const message = `invalid compression method; expected gzip, found \`${compression}\``;
  return [
    ...problemAt('resource', item, 'compression', isKnown ? null : message),
    ...checkReference(item, version),
  ];
};
