import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { COMMON_FLAGS, QUIET_FLAG, VaqCommand } from '../base.ts';

export default class SecretEdit extends VaqCommand {
  static override summary = 'Edit the values of all secrets';
  static override description =
    'Opens your editor ($VISUAL, $EDITOR) with all values in a private file, in memory where the system can, which is gone afterwards; keeps what you leave where vaq.yml says.';
  static override examples = ['<%= config.bin %> secret edit'];
  static override flags = { ...COMMON_FLAGS, ...QUIET_FLAG };

  async run(): Promise<void> {
    const { flags } = await this.parse(SecretEdit);
    const { editSecrets } = await import('../../pipeline/secrets/write.ts');
    const result = await editSecrets(flags.sot ?? null, (path) => this.#edit(path));
    if (!result.ok) this.refuse(result);
    if (!flags.quiet) for (const sentence of result.said) this.talk(sentence);
  }

  /** Ctrl-C is the editor's, and ends only that: the file must not be left behind. */
  async #edit(
    path: string,
  ): Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string }> {
    const editor =
      process.env.VISUAL || process.env.EDITOR || (process.platform === 'win32' ? 'notepad' : 'vi');
    const ignore = (): void => undefined;
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, ignore);
    try {
      const child =
        process.platform === 'win32'
          ? spawn(`${editor} "${path}"`, { shell: true, stdio: 'inherit' })
          : spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', path], { stdio: 'inherit' });
      const [code, signal] = await once(child, 'close');
      // As `:cq` of vi ends it, whoever does not want to keep what they wrote.
      if (code !== 0)
        return { ok: false, why: `the editor \`${editor}\` ended with ${code ?? signal} ($VISUAL, $EDITOR)` };
      const text = await readFile(path, 'utf8').catch(() => null);
      if (text === null) return { ok: false, why: `the editor \`${editor}\` left no file` };
      return { ok: true, text };
    } finally {
      for (const signal of signals) process.off(signal, ignore);
    }
  }
}
