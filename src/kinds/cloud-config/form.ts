/** What a file of user-data is, by how it begins; null: nothing that cloud-init knows. */
export type Form =
  | 'cloud-config'
  | 'template'
  | 'include'
  | 'script'
  | 'boothook'
  | 'part-handler'
  | 'archive'
  | 'patch'
  | 'multi-part'
  | null;

/** The beginnings, the longest first where one begins with another; cloud-init takes them in any case. */
const BEGINNINGS: readonly (readonly [beginning: string, form: Form])[] = [
  ['#cloud-config-archive', 'archive'],
  ['#cloud-config-jsonp', 'patch'],
  ['#cloud-config', 'cloud-config'],
  ['#cloud-boothook', 'boothook'],
  ['#include', 'include'],
  ['#part-handler', 'part-handler'],
  ['## template:', 'template'],
  ['#!', 'script'],
];

/** What each form is called. */
export const FORM_NAMES: Readonly<Record<Exclude<Form, 'cloud-config' | null>, string>> = {
  template: 'a template that cloud-init renders at the machine',
  include: 'a list of URLs from which the machine fetches more',
  script: 'a script',
  boothook: 'a boot hook',
  'part-handler': 'a part handler',
  archive: 'an archive of several parts',
  patch: 'a patch of other configurations',
  'multi-part': 'a message of several parts',
};

/** What a text is to cloud-init. */
export function formOf(text: string): Form {
  if (/^mime-version:/im.test(text.slice(0, 4096))) return 'multi-part';
  const start = text.trimStart().slice(0, 64).toLowerCase();
  return BEGINNINGS.find(([beginning]) => start.startsWith(beginning))?.[1] ?? null;
}
