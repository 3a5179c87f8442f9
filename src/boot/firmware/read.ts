import { readFile } from 'node:fs/promises';
import type { ServableFile } from '../files/ready.ts';
import { findBuiltIn, isBuiltIn } from '../programs.ts';
import { hostProgram } from '../session/programs.ts';
import type { Found, ProgramBytes } from './judge.ts';
import { programKind } from './program-kind.ts';
import type { Wanted } from './wanted.ts';

async function bytesOf(path: string): Promise<ProgramBytes> {
  const bytes = await readFile(path);
  return { path, size: bytes.length, kind: programKind(bytes) };
}

/** Reads the program that hosts of some firmware are given; `problems` says why a declared file is not there, by its path. */
export async function readProgram(
  { firmware, program, hosts }: Wanted,
  files: ReadonlyMap<string, ServableFile>,
  problems: ReadonlyMap<string, string>,
): Promise<Found> {
  const [host] = hosts;
  const found = host === undefined ? null : hostProgram(host, firmware, files);
  if (found === null) {
    const message =
      isBuiltIn(program) && findBuiltIn(program, firmware) === null
        ? 'it is in no place where packages put it'
        : (problems.get(program) ?? 'it is not declared in files.yml');
    return { ok: false, message };
  }
  try {
    const companions = [...(found.companions?.values() ?? [])].map(({ path }) => bytesOf(path));
    return { ok: true, file: await bytesOf(found.file.path), companions: await Promise.all(companions) };
  } catch (error) {
    return { ok: false, message: `it cannot be read: ${(error as Error).message}` };
  }
}
