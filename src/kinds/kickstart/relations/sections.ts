import { nearest } from '../../../diagnostics/nearest.ts';
import { warningAt } from '../mistake.ts';
import { atLeastOne, atMostOne, needsWords, type Relation } from './relation.ts';

/** The add-ons that distributions ship; an image may bring others, so that only what looks misspelt is one of these. */
const ADDONS: readonly string[] = ['com_redhat_kdump', 'com_redhat_oscap', 'org_fedora_oscap'];

const ADDON_NAME: Relation = (used) => {
  const { text } = used.first;
  const meant = nearest(text, ADDONS);
  if (used.words.length === 0 || meant === null || ADDONS.includes(text)) return null;
  const message = `no distribution ships an add-on \`${text}\`; did you mean \`${meant}\`?`;
  return { ...warningAt(used.first, 'kickstart/arguments', message), fix: meant };
};

/** What must hold of the headers of sections. */
export const SECTION_RELATIONS: Readonly<Record<string, readonly Relation[]>> = {
  '%addon': [needsWords(1, 'the name of an add-on'), ADDON_NAME],
  '%certificate': [atLeastOne('--dir', '--type')],
  '%packages': [atMostOne('--default', '--nobase'), atMostOne('--default', '--nocore')],
};
