import { readFileSync } from 'node:fs';
import { Args } from '@oclif/core';
import { packageFile } from '../package-root.ts';
import { VaqCommand } from './base.ts';

const EXTENSION = { bash: 'bash', zsh: 'zsh', fish: 'fish', powershell: 'ps1' } as const;

export default class Completion extends VaqCommand {
  static override summary = 'Print the script by which a shell completes what is typed';
  static override description =
    'Prints a script for bash, zsh, fish or PowerShell, which completes commands, flags, their values, and the names of hosts, sites and boots of the source of truth. It asks vaq itself, so that it is right for whatever version is installed.';
  static override examples = [
    'source <(<%= config.bin %> completion bash)',
    '<%= config.bin %> completion fish > ~/.config/fish/completions/vaq.fish',
  ];
  static override args = {
    shell: Args.string({
      options: Object.keys(EXTENSION),
      required: true,
      description: 'the shell that is to read it',
    }),
  };

  static override flags = {};

  async run(): Promise<void> {
    const { args } = await this.parse(Completion);
    const extension = EXTENSION[args.shell as keyof typeof EXTENSION];
    this.data(readFileSync(packageFile(`templates/completion/vaq.${extension}`), 'utf8'));
  }
}
