import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { openWith } from '../../../src/pipeline/open.ts';
import { validateReport } from '../../../src/pipeline/report.ts';
import type { RenderedBoot } from '../../../src/render/artifact.ts';
import type { Source } from '../../../src/sot/source/source.ts';
import { fixtureFiles, memorySource } from '../../support/memory-source.ts';
import { lines } from '../sample.ts';

/** What a host is installed with, by `site/name boot path`. */
export type Installed = Readonly<Record<string, string>>;

/** Everything that validation says of a source. */
export interface Seen {
  readonly revision: string;
  readonly found: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly installed: Installed;
  readonly texts: ReadonlyMap<string, string>;
}

/** Files by path; null takes one away. */
export type Changes = Readonly<Record<string, string | null>>;

/** The files of the smallest source of truth, with some laid over it. */
export function minimal(changes: Changes): Map<string, string> {
  const files = fixtureFiles('minimal');
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

/** The catalog of the smallest source of truth in a folder, where its preseed file begins with a line of its own. */
export function catalogIn(folder: string, firstLine: string): Record<string, string> {
  const inCatalog = [...fixtureFiles('minimal')].filter(([path]) => !/^(?:vaq\.yml|sites\/)/.test(path));
  return Object.fromEntries(
    inCatalog.map(([path, text]) => [
      `${folder}${path}`,
      path.startsWith('assets/') ? `# ${firstLine}\n${text}` : text,
    ]),
  );
}

/** A cluster of one host, `r<number>-01`, with a header where one is given. */
export function cluster(number: number, header = ''): string {
  const host = [
    `name: r${number}-01`,
    'interfaces:',
    '  - type: physical',
    `    mac: 52:54:00:00:0${number}:01`,
    '    subnet: rack1',
    `    ipv4: 198.51.100.${number}1`,
    'workflow: debian',
    'metadata: { disk: /dev/vda }',
    '',
  ];
  return `${header === '' ? '' : `${header}---\n`}${host.join('\n')}`;
}

/** Validates a source and keeps what its hosts would get. */
export async function seen(source: Source): Promise<Seen> {
  return openWith(source, '/nowhere', async (opened, sandbox) => {
    const everything = { site: null, hosts: [] };
    const rendered: RenderedBoot[] = [];
    const reported = await validateReport(opened, everything, sandbox, null, (boot) => rendered.push(boot));
    if (!reported.ok) throw new Error(reported.message);
    const { report } = reported;
    const installed = rendered.flatMap(({ host, boot, artifacts }) =>
      (artifacts ?? []).map(({ path, content }) => [`${host.label} ${boot.id} ${path}`, content] as const),
    );
    return {
      revision: report.revision,
      found: lines(report.diagnostics),
      diagnostics: report.diagnostics,
      installed: Object.fromEntries(installed),
      texts: opened.tree.texts,
    };
  });
}

/** The same for the smallest source of truth with changes, in memory. */
export function seenInMemory(changes: Changes): Promise<Seen> {
  return seen(memorySource(minimal(changes)));
}

/** The first line of each host's preseed file, by the host's name. */
export function firstLines({ installed }: Seen): Readonly<Record<string, string>> {
  const files = Object.entries(installed).filter(([name]) => name.endsWith('preseed.cfg'));
  return Object.fromEntries(files.map(([name, text]) => [name.split(' ')[0]!, text.split('\n')[0]!]));
}
