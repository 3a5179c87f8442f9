import { atLeastOne, atMostOne, needsWords, type Relation } from './relation.ts';

/** What must hold of the headers of sections. */
export const SECTION_RELATIONS: Readonly<Record<string, readonly Relation[]>> = {
  '%addon': [needsWords(1, 'the name of an add-on')],
  '%certificate': [atLeastOne('--dir', '--type')],
  '%packages': [atMostOne('--default', '--nobase'), atMostOne('--default', '--nocore')],
};
