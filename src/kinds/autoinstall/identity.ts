import type { JsonValue } from '../../sot/documents/json-value.ts';
import type { YamlDocument } from '../../sot/documents/yaml.ts';
import { asText } from '../../sot/schema/spelling.ts';
import { isPasswordHash } from '../crypt.ts';
import type { KindFinding, KindScope } from '../kind.ts';
import { holdsSecret } from '../secret.ts';

/** The parts of a configuration that make the installed system’s first user. */
interface Users {
  readonly identity?: JsonValue;
  readonly 'user-data'?: JsonValue;
  readonly 'interactive-sections'?: JsonValue;
  readonly storage?: { readonly layout?: { readonly 'reset-partition-only'?: JsonValue } | null } | null;
  readonly source?: { readonly id?: JsonValue } | null;
}

/** Whether nothing is installed that has users of its own: a reset partition alone, or Ubuntu Core, which asks at its first boot. */
function hasNoUsers({ storage, source }: Users): boolean {
  return storage?.layout?.['reset-partition-only'] === true || /core/.test(asText(source?.id));
}

function isAsked(sections: JsonValue | undefined): boolean {
  return Array.isArray(sections) && (sections.includes('*') || sections.includes('identity'));
}

/** Whether there will be a first user, and whether the hash of its password is one. */
export function identityFindings(
  document: YamlDocument,
  top: JsonValue,
  { isWhole }: KindScope,
): readonly KindFinding[] {
  if (typeof top !== 'object' || top === null || Array.isArray(top)) return [];
  const users = top as Users;
  const { identity, 'user-data': userData, 'interactive-sections': sections } = users;
  if (identity === undefined) {
    // Without an identity the users come from user-data; where a section is asked for, a person answers.
    if (userData !== undefined || isAsked(sections) || hasNoUsers(users)) return [];
    const message = 'neither `identity` nor `user-data` is there, so that the installer has no user to make';
    const range = document.keyRange(['autoinstall']) ?? document.start;
    return [
      { ruleId: 'autoinstall/no-user', severity: isWhole ? 'error' : 'warning', message, range, fix: null },
    ];
  }
  const password = (identity as { readonly password?: JsonValue } | null)?.password;
  if (typeof password !== 'string' || isPasswordHash(password) || holdsSecret(password)) return [];
  const range = document.valueRange(['autoinstall', 'identity', 'password']) ?? document.start;
  const message = '`password` takes a hash as crypt(3) makes it; with this text nobody can log in';
  return [{ ruleId: 'autoinstall/password-hash', severity: 'error', message, range, fix: null }];
}
