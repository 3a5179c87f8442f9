import { join } from 'node:path';

/** What the program is bundled from, by the name in `dist/`; `repository` holds the sources. */
export function programEntries(repository: string): Readonly<Record<string, string>> {
  const source = (path: string): string => join(repository, 'src', path);
  return {
    main: source('main.ts'),
    complete: source('complete.ts'),
    commands: source('commands/index.ts'),
    'sandbox-worker': source('render/sandbox/worker.ts'),
  };
}
