import type { JsonValue } from '../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../sot/documents/yaml.ts';
import { isPasswordHash } from '../crypt.ts';
import type { KindFinding } from '../kind.ts';
import { itemsAt, textOf } from './mistake.ts';

/** Hashes of passwords that crypt(3) cannot have made: a password in their place matches nothing, and everyone can read it. */
export function passwordFindings(document: YamlDocument, config: JsonValue): readonly KindFinding[] {
  const people = ['users', 'groups'].flatMap((key) => itemsAt(config, 'passwd', key));
  return people.flatMap((person): readonly KindFinding[] => {
    const hash = textOf(person, 'passwordHash');
    if (hash === null || isPasswordHash(hash)) return [];
    const range = document.valueRange([...person.path, 'passwordHash']) ?? document.start;
    const message = '`passwordHash` takes a hash as crypt(3) makes it; with this text nobody can log in';
    return [{ ruleId: 'ignition/password-hash', severity: 'warning', message, range, fix: null }];
  });
}
