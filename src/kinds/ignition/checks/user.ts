import { type Check, textOf, warningAt } from '../mistake.ts';

/** Ignition’s validator takes an account without a name, and `useradd` on the machine does not. */
export const checkName: Check = (person) =>
  textOf(person, 'name') === ''
    ? [
        warningAt(
          'missing-key',
          person,
          'name',
          'the key `name` is missing: Ignition stops when it makes this account',
        ),
      ]
    : [];
