import {
  type Check,
  errorAt,
  type Item,
  isSaid,
  itemsAt,
  itemsUnder,
  type Mistake,
  says,
  textOf,
  under,
} from '../mistake.ts';
import { deviceMistakes } from './device.ts';

const LONGEST_LABEL = 47;

function clevisMistakes(clevis: Item): readonly Mistake[] {
  const found: Mistake[] = [];
  const custom = under(clevis, 'custom');
  if (
    custom !== null &&
    (isSaid(custom, 'pin') || isSaid(custom, 'config') || says(custom, 'needsNetwork'))
  ) {
    if (!isSaid(custom, 'pin')) found.push(errorAt('disk', custom, null, 'a custom clevis needs a `pin`'));
    else if (!isSaid(custom, 'config'))
      found.push(errorAt('disk', custom, null, 'a custom clevis needs a `config`'));
    const other = ['tpm2', 'tang', 'threshold'].find((key) => isSaid(clevis, key));
    if (other !== undefined)
      found.push(errorAt('conflict', clevis, other, `\`${other}\` cannot stand beside \`custom\``));
  }
  for (const tang of itemsUnder(clevis, 'tang')) {
    if (!isSaid(tang, 'thumbprint'))
      found.push(errorAt('disk', tang, null, 'a tang server needs a `thumbprint`'));
  }
  return found;
}

function luksMistakes(luks: Item): readonly Mistake[] {
  const found = [...deviceMistakes(luks)];
  if (!isSaid(luks, 'device'))
    found.push(errorAt('path', luks, null, 'an encrypted volume needs a `device`'));
  if (textOf(luks, 'name')?.includes('/'))
    found.push(errorAt('disk', luks, 'name', 'a name has no `/` in it'));
  if ((textOf(luks, 'label') ?? '').length > LONGEST_LABEL) {
    found.push(errorAt('disk', luks, 'label', `a label has at most ${LONGEST_LABEL} characters`));
  }
  const clevis = under(luks, 'clevis');
  const cex = under(luks, 'cex');
  if (cex?.value.enabled === true) {
    const other = ['clevis', 'keyFile'].find((key) => under(luks, key) !== null);
    if (other !== undefined)
      found.push(errorAt('conflict', luks, other, `\`${other}\` cannot stand beside \`cex\``));
  }
  return clevis === null ? found : [...found, ...clevisMistakes(clevis)];
}

/** Encrypted volumes that can be made. */
export const checkLuks: Check = (config) => itemsAt(config, 'storage', 'luks').flatMap(luksMistakes);
