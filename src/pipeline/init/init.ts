import { existsSync } from 'node:fs';
import type { Diagnostic, Range } from '../../diagnostics/diagnostic.ts';
import type { Report, Sources } from '../../diagnostics/formats/format.ts';
import { compareDiagnostics } from '../../diagnostics/order.ts';
import { parseHostLabel } from '../../sot/canonical/hostname.ts';
import { openSource } from '../../sot/source/open.ts';
import { overlaid } from '../../sot/source/overlaid.ts';
import type { Source } from '../../sot/source/source.ts';
import { openWith } from '../open.ts';
import { type Refusal, wrong } from '../refusal.ts';
import { validateReport } from '../report.ts';
import { clusterDocument } from './cluster-document.ts';
import { exampleHosts } from './example-hosts.ts';
import { envDocument, IGNORED, vaqDocument } from './site-documents.ts';
import { type CiServer, ciFiles, starterFiles } from './starter-files.ts';
import { STARTERS } from './systems.ts';
import { inTable, onlySubnet, readTable, type Table } from './table.ts';
import { type InitWish, readSite, readSystems } from './wish.ts';

/** What a new source of truth is made of. */
export interface InitOptions extends InitWish {
  readonly folder: string;
  /** The file of a table of hosts; null for one example a system. */
  readonly hosts: string | null;
  readonly cluster: string;
  readonly ci: CiServer;
}

/** Texts to be written, by path, and what the whole tree is found to be with them; or why there are none. */
export type Proposed =
  | {
      readonly ok: true;
      readonly files: ReadonlyMap<string, string>;
      readonly report: Report;
      readonly sources: Sources;
    }
  | Refusal;

type Texts = ReadonlyMap<string, string>;

/** The file that was made of a table, with the places of its lines there. */
interface Made {
  readonly file: string;
  readonly places: ReadonlyMap<number, Range>;
}

async function baseOf(folder: string): Promise<Source | null> {
  const opened = existsSync(folder) ? await openSource({ root: folder }) : null;
  return opened?.ok ? opened.source : null;
}

/** A report of the errors among these findings, or of its warnings where there is none; infos are for later. */
function reportOf(report: Report, found: readonly Diagnostic[]): Report {
  const of = (wanted: Diagnostic['severity']): readonly Diagnostic[] =>
    found.filter(({ severity }) => severity === wanted);
  const errors = of('error');
  const diagnostics = [...(errors.length > 0 ? errors : of('warning'))].sort(compareDiagnostics);
  const warnings = diagnostics.length - errors.length;
  return {
    ...report,
    diagnostics,
    summary: { ...report.summary, errors: errors.length, warnings, infos: 0 },
  };
}

async function validated(folder: string, files: Texts, table: Table | null, made: Made): Promise<Proposed> {
  const reported = await openWith(overlaid(await baseOf(folder), files), folder, (opened, sandbox) =>
    validateReport(opened, { site: null, hosts: [] }, sandbox),
  );
  if (!reported.ok) return wrong(reported.message);
  const { report, sources } = reported;
  const found = table === null ? report.diagnostics : inTable(table, report.diagnostics, made);
  return { ok: true, files, report: reportOf(report, found), sources: withTable(sources, table) };
}

function withTable(sources: Sources, table: Table | null): Sources {
  return (file) => (file === table?.file ? table.text : sources(file));
}

/** Makes the texts of a source of truth, and validates them with what lies in the folder already; nothing is written. */
export async function proposeTree(options: InitOptions): Promise<Proposed> {
  const { folder, cluster, ci } = options;
  if (parseHostLabel(cluster) === null || cluster === 'env')
    return wrong(
      `\`${cluster}\` cannot be the name of a file of hosts: letters, digits and hyphens are expected, and not \`env\``,
    );
  const named = readSystems(options.systems);
  if (!named.ok) return named;
  const table = options.hosts === null ? null : await readTable(options.hosts, named.value);
  if (table?.ok === false) return table;
  if (table === null && named.value.length === 0) {
    const ids = STARTERS.map(({ id }) => id).join(', ');
    return wrong(`no system is named; give --system, as in \`--system debian12\`: ${ids}`);
  }
  const starters = table?.starters ?? named.value;
  const site = readSite(options, (table && onlySubnet(table)) ?? cluster);
  if (!site.ok) return site;
  const examples = table === null ? exampleHosts(starters, site.value) : null;
  if (examples?.ok === false) return examples;
  const file = `sites/${site.value.id}/${cluster}.yml`;
  const { text, places } = clusterDocument(examples?.hosts ?? table!.inventory.hosts);
  const files = new Map([
    ['vaq.yml', vaqDocument(site.value)],
    ...starterFiles(starters, site.value.mirror),
    [`sites/${site.value.id}/env.yml`, envDocument(site.value)],
    [file, text],
    ['.gitignore', IGNORED],
    ...ciFiles(ci),
  ]);
  return validated(folder, files, table, { file, places });
}
