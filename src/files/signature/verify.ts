import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemCode } from '../../state/problem.ts';
import { runProgram } from '../extract/run.ts';

/** Who has to have signed: a public key of minisign as text, or a file of keys of OpenPGP. */
export type Signer = { readonly minisign: string } | { readonly keyring: string };

/** RFC 4880 §6.2: base64 between two lines, with headers before an empty line and a checksum in the last line. */
function dearmoured(text: string): Buffer {
  const body =
    /^-----BEGIN PGP PUBLIC KEY BLOCK-----\r?\n(?:[^\r\n]+\r?\n)*?\r?\n([\s\S]*?)^(?:=.{4}\r?\n)?-----END/m.exec(
      text,
    );
  return Buffer.from(body?.[1] ?? '', 'base64');
}

/** gpgv reads keys as bytes only. */
async function withKeys(keyring: string, use: (path: string) => Promise<void>): Promise<void> {
  const keys = await readFile(keyring);
  if (!keys.toString('latin1', 0, 5).startsWith('-----')) return use(keyring);
  const path = join(tmpdir(), `vaq-keys-${randomUUID()}.gpg`);
  try {
    await writeFile(path, dearmoured(keys.toString('latin1')), { mode: 0o600 });
    await use(path);
  } finally {
    await rm(path, { force: true });
  }
}

async function run(command: readonly [string, ...string[]]): Promise<void> {
  try {
    await runProgram(command, () => undefined, 'last');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw new Error(`\`${command[0]}\` is needed for that, and is not installed here`);
  }
}

/** Why a signature is not that of a signer for a file, by what minisign(1) or gpgv(1) says; null where it is. */
export async function signatureProblem(
  file: string,
  signature: string,
  signer: Signer,
): Promise<string | null> {
  try {
    if ('minisign' in signer)
      await run(['minisign', '-V', '-P', signer.minisign, '-x', signature, '-m', file]);
    else
      await withKeys(signer.keyring, (keys) =>
        run(['gpgv', '--quiet', '--keyring', keys, '--', signature, file]),
      );
    return null;
  } catch (error) {
    return `its signature cannot be verified: ${(error as Error).message}`;
  }
}
