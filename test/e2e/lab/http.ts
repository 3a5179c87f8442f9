import { execa } from 'execa';

/** An answer as curl saw it. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** What curl gets from inside a namespace, within 10 s. */
export async function get(namespace: string, url: string): Promise<HttpAnswer> {
  const curl = ['curl', '--silent', '--show-error', '--max-time', '10', '--write-out', '\n%{http_code}', url];
  const { stdout } = await execa('ip', ['netns', 'exec', namespace, ...curl], { stdin: 'ignore' });
  const end = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(end + 1)), body: stdout.slice(0, end) };
}
