import { type Check, errorAt, isSaid, says, warningAt } from '../mistake.ts';

const PLAIN = [
  'gecos',
  'groups',
  'homeDir',
  'noCreateHome',
  'noLogInit',
  'noUserGroup',
  'primaryGroup',
  'shell',
  'system',
];

/** A user is described at one place: beside its name, or, as only version 2.0 has it, under `create`. */
export const checkUser: Check = (user, { minor }) => {
  if (minor === 0 || !says(user, 'create')) return [];
  const deprecated = 'the create object has been deprecated in favor of user-level options';
  const both = [...PLAIN.filter((key) => isSaid(user, key)), ...(says(user, 'uid') ? ['uid'] : [])];
  return [
    warningAt('deprecated', user, 'create', deprecated),
    ...both.map((key) =>
      errorAt('conflict', user, key, `cannot use both the create object and the user-level ${key} field`),
    ),
  ];
};
