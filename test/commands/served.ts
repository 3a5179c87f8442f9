import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { BuiltVaq, Ended } from '../diagnostics/built-vaq.ts';
import { freePorts, type Ports } from '../support/serving.ts';

/** One line of `vaq boot --log json`. */
export type BootLine = Readonly<Record<string, unknown>> & { readonly event: string };

/** A `vaq boot` on loopback, with ports that need no privileges. */
export interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it has logged. */
  readonly lines: readonly BootLine[];
  /** The text at a path. */
  readonly get: (path: string) => Promise<string>;
  /** How it ended. */
  readonly ended: Promise<Ended>;
}

/** Starts `vaq boot --log json`; resolves when it is ready, or over. */
export async function startBoot(
  built: BuiltVaq,
  folder: string,
  ...flags: readonly string[]
): Promise<Served> {
  const ports: Ports = await freePorts();
  const place = ['--interface', 'lo', '--addr', '127.0.0.1', '--log', 'json'];
  const numbers = ['--http-port', String(ports.http), '--tftp-port', String(ports.tftp)];
  const child = spawn(
    process.execPath,
    [`${built.root}/bin/run.js`, 'boot', ...place, ...numbers, ...flags],
    {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', HOME: built.scratch },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: BootLine[] = [];
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (exit) => resolve({ exit, stdout, stderr }));
  });
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      stdout += `${line}\n`;
      const event = JSON.parse(line) as BootLine;
      lines.push(event);
      if (event.event === 'ready') resolve();
    });
  });
  await Promise.race([ready, ended]);
  const url = `http://127.0.0.1:${ports.http}`;
  return { child, url, lines, get: async (path) => (await fetch(`${url}${path}`)).text(), ended };
}
