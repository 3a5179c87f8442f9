import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An argument of a command, as oclif's manifest has it. */
export interface ProgramArgument {
  readonly name: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly options?: readonly string[];
}

/** A flag of a command, as oclif's manifest has it. */
export interface ProgramFlag {
  readonly name: string;
  readonly type: 'boolean' | 'option';
  readonly description?: string;
  readonly helpValue?: string;
  readonly options?: readonly string[];
  readonly default?: unknown;
  readonly required?: boolean;
  readonly multiple?: boolean;
  /** Flags that do not go with this one. */
  readonly exclusive?: readonly string[];
}

/** A command, as oclif's manifest has it. */
export interface ProgramCommand {
  /** With colons between its words: `cache:ls`. */
  readonly id: string;
  readonly summary?: string;
  readonly description?: string;
  readonly examples?: readonly string[];
  readonly args: Readonly<Record<string, ProgramArgument>>;
  readonly flags: Readonly<Record<string, ProgramFlag>>;
  /** False where its last argument may be repeated. */
  readonly strict?: boolean;
}

/** What can be typed after the program's name: its commands, and the words before which several of them stand. */
export interface Program {
  readonly bin: string;
  readonly version: string;
  readonly description: string;
  readonly topics: Readonly<Record<string, { readonly description: string }>>;
  /** In the order of their words. */
  readonly commands: readonly ProgramCommand[];
}

/** What package.json says of a program. */
export interface Package {
  readonly version: string;
  readonly description?: string | undefined;
  readonly oclif: object;
}

interface Settings {
  readonly bin?: string;
  readonly topics?: Program['topics'];
}

/** The program of a package.json and its manifest. */
export function programOf(pjson: Package, commands: Iterable<ProgramCommand>): Program {
  const { bin = 'vaq', topics = {} } = pjson.oclif as Settings;
  const sorted = [...commands].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { bin, version: pjson.version, description: pjson.description ?? '', topics, commands: sorted };
}

/** The words of a command, as they are typed. */
export function wordsOf({ id }: ProgramCommand): readonly string[] {
  return id.split(':');
}

/** The program of an installed package, from its manifest: no command is loaded. */
export function readProgram(root: string, pjson: Package): Program {
  const manifest = JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8')) as {
    readonly commands: Readonly<Record<string, ProgramCommand>>;
  };
  return programOf(pjson, Object.values(manifest.commands));
}
