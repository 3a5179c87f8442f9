import type { JsonValue } from '../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../sot/documents/yaml.ts';
import type { Path } from '../../sot/place.ts';
import { asText } from '../../sot/schema/spelling.ts';
import { isPasswordHash } from '../crypt.ts';
import type { KindFinding } from '../kind.ts';
import { holdsSecret } from '../secret.ts';

type JsonMap = { readonly [key: string]: JsonValue };

function mapAt(value: JsonValue | undefined): JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonMap) : {};
}

function itemsAt(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** A password, where it stands, and whether it should be a hash. */
interface Password {
  readonly path: Path;
  readonly value: JsonValue | undefined;
  readonly isHash: boolean;
}

function passwordsOf(value: JsonValue): readonly Password[] {
  const { password, chpasswd, user, users } = mapAt(value);
  const people: readonly (readonly [Path, JsonMap])[] = [
    [['user'], mapAt(user)],
    ...itemsAt(users).map((item, index) => [['users', index], mapAt(item)] as const),
  ];
  const changes = itemsAt(mapAt(chpasswd).users).map(mapAt);
  return [
    { path: ['password'], value: isPasswordHash(asText(password)) ? undefined : password, isHash: false },
    ...people.flatMap(([path, person]): readonly Password[] => [
      ...['passwd', 'hashed_passwd'].map((key) => ({
        path: [...path, key],
        value: person[key],
        isHash: true,
      })),
      { path: [...path, 'plain_text_passwd'], value: person.plain_text_passwd, isHash: false },
    ]),
    ...changes.map(({ password: changed, type }, index) => ({
      path: ['chpasswd', 'users', index, 'password'],
      value: type === 'RANDOM' ? undefined : changed,
      isHash: type !== 'text',
    })),
  ];
}

/** Passwords that are no hash where only a hash works, and passwords that everyone can read. */
export function passwordFindings(document: YamlDocument): readonly KindFinding[] {
  return passwordsOf(document.value).flatMap(({ path, value, isHash }): readonly KindFinding[] => {
    if (typeof value !== 'string' || value === '' || holdsSecret(value)) return [];
    const range = document.valueRange(path) ?? document.start;
    if (!isHash) {
      const message = 'a password stands here in plain text: write its hash, or take it from a secret';
      return [{ ruleId: 'cloud-config/plain-password', severity: 'warning', message, range, fix: null }];
    }
    if (isPasswordHash(value)) return [];
    const message = `\`${asText(path.at(-1))}\` takes a hash as crypt(3) makes it; with this text nobody can log in`;
    return [{ ruleId: 'cloud-config/password-hash', severity: 'error', message, range, fix: null }];
  });
}
