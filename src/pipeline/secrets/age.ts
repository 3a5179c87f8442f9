const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';
const HEADER = 'age-encryption.org/v1\n';

/** Loaded when a file is encrypted or decrypted, and not before: few runs do either. */
const library = () => import('age-encryption');

/** A new identity with its public key (X25519, as `age-keygen` makes it). */
export async function newIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await library();
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The public key of an identity. */
export async function recipientOf(identity: string): Promise<string> {
  const { identityToRecipient } = await library();
  return identityToRecipient(identity);
}

/** Encrypts a text for some public keys (https://age-encryption.org/v1), as letters, so that Git and mail carry it. */
export async function encrypted(text: string, recipients: readonly string[]): Promise<string> {
  const { Encrypter, armor } = await library();
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return armor.encode(await encrypter.encrypt(text));
}

/** Why it cannot be decrypted, in words of our own: the library repeats what it has read, which may be a value. */
function whyNot(error: unknown): string {
  return error instanceof Error && error.message.startsWith('no identity matched')
    ? 'it is encrypted for others'
    : 'it is damaged';
}

/** Decrypts what was encrypted, armored or not; or says why no identity opens it. */
export async function decrypted(
  bytes: Uint8Array,
  identities: readonly string[],
): Promise<string | { readonly why: string }> {
  const { Decrypter, armor } = await library();
  const text = Buffer.from(bytes).toString('latin1').trimStart();
  const isArmored = text.startsWith(ARMOR);
  if (!isArmored && !text.startsWith(HEADER)) return { why: 'it is no file that age has encrypted' };
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch {
    return { why: 'an identity is none: expected what `age-keygen` prints' };
  }
  try {
    return await decrypter.decrypt(isArmored ? armor.decode(text) : bytes, 'text');
  } catch (error) {
    return { why: whyNot(error) };
  }
}
