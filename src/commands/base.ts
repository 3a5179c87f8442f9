import { Command, Flags } from '@oclif/core';
import type { Refusal } from '../pipeline/refusal.ts';
import { usesColour } from '../terminal/colour.ts';

/** Exit codes (the same for every command): see docs/commands.md. */
export const EXIT = { clean: 0, findings: 1, usage: 2, couldNot: 3 } as const;

/** The flags that every command has. */
export const COMMON_FLAGS = {
  sot: Flags.string({ description: 'the folder of the source of truth, or a bundle', helpValue: 'DIR' }),
  'no-color': Flags.boolean({ description: 'write no colour' }),
};

/** The flag of commands that say more than what was asked for. */
export const QUIET_FLAG = {
  quiet: Flags.boolean({ description: 'say nothing beside the data and what is wrong' }),
};

/** The flags of commands that read a revision. */
export const REVISION_FLAGS = {
  ref: Flags.string({ description: 'read this Git revision instead of the work tree', helpValue: 'REV' }),
};

/** The flags of commands that are about some of the hosts. */
export const HOST_FLAGS = {
  site: Flags.string({ description: 'only this site', helpValue: 'ID' }),
  cluster: Flags.string({ description: 'only the hosts of this cluster', helpValue: 'ID' }),
  host: Flags.string({
    description: 'only this host: a name, site/name, MAC, UUID or glob (may be repeated)',
    helpValue: 'HOST',
    multiple: true,
    multipleNonGreedy: true,
  }),
};

interface ColourFlags {
  readonly 'no-color': boolean;
}

/** What all commands share: data goes to stdout, talk to stderr. */
export abstract class VaqCommand extends Command {
  /** Writes data. */
  protected data(text: string): void {
    process.stdout.write(text);
  }

  /** Writes talk. */
  protected talk(text: string): void {
    process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** Ends with a sentence, because what was asked for could not be done. */
  protected couldNot(message: string): never {
    return this.error(message, { exit: EXIT.couldNot });
  }

  /** Ends with a sentence, because the command was used wrongly. */
  protected wrongUsage(message: string): never {
    return this.error(message, { exit: EXIT.usage });
  }

  /** Ends with the sentence of a refusal. */
  protected refuse({ exit, message }: Refusal): never {
    return this.error(message, { exit: EXIT[exit] });
  }

  /** Whether data is written in colour. */
  protected colour(flags: ColourFlags): boolean {
    return usesColour({ stream: process.stdout, env: process.env, noColor: flags['no-color'] });
  }

  /** Whether talk is written in colour: the one may go to a terminal, and the other to a file. */
  protected talkColour(flags: ColourFlags): boolean {
    return usesColour({ stream: process.stderr, env: process.env, noColor: flags['no-color'] });
  }
}
