import type { Json } from '../../sot/schema/generated/types.ts';

/** What a key ends in that holds a credential itself; `password_file`, `token_ttl` and `password_hash` do not. */
const CREDENTIAL =
  /(?:^|_)(?:password|passwd|passphrase|pwd|token|psk|api_?key|secret_key|encryption_key|secret_access_key|(?:client|shared|app|auth|api)_secret)$/;

/** Words that say that there is none, or who is to be asked for it. */
const NO_CREDENTIAL = /^(?:|none|null|no|yes|true|false|off|on|disabled|locked|prompt|ask|x)$/i;

/** What is made from a password: the hashes of crypt(5), LDAP, GRUB and PostgreSQL, and the signs of a locked account. */
const HASH = /^(?:[!*]+$|[!*]*\$[\w-]+\$|\{[A-Z0-9-]+\}|grub\.pbkdf2\.|SCRAM-SHA-256\$)/;

/** What stands for a value that is elsewhere: a template, a variable, an encrypted value, a path, a URL. */
const ELSEWHERE = /<%|\{\{|\$\{|^\$[A-Za-z_]\w*$|^ENC\[|^(?:~|\.{1,2})?\/|^[a-z][a-z0-9+.-]*:\/\//i;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const PASSWORD_IN_URL = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:(?![<${])[^/\s@]+@/i;

/** Whether a key is named as one that holds a credential, however its words are joined: `rootPassword`, `api-key`. */
function namesCredential(key: string): boolean {
  // Most keys are not, and a hundred thousand hosts have many.
  if (!/pass|pwd|token|psk|key|secret/i.test(key)) return false;
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return CREDENTIAL.test(words.toLowerCase());
}

/** Whether a value is a credential that anyone can read, as far as its key and its form say; false where there is doubt. */
export function isClearCredential(key: string, value: Json): boolean {
  if (typeof value === 'number') return /passw(?:or)?d$/i.test(key);
  if (typeof value !== 'string') return false;
  if (PRIVATE_KEY.test(value) || PASSWORD_IN_URL.test(value)) return true;
  return namesCredential(key) && !NO_CREDENTIAL.test(value) && !HASH.test(value) && !ELSEWHERE.test(value);
}
