interface Numbered {
  readonly host: string;
  /** What stands before the number at the end of the name; the whole name where there is none. */
  readonly stem: string;
  readonly number: number;
  readonly digits: number;
}

/** A run of fewer hosts than this is written out. */
const SHORTEST_RUN = 3;
/** How many runs and single hosts are written before the rest is only counted, where nothing is said. */
const MOST_PARTS = 6;

/**
 * Hosts in a few words: `ams1/r1-01 … ams1/r1-48 (48 hosts)`. Only hosts whose numbers follow each other are folded; after
 * `most` runs and single hosts the rest is counted.
 */
export function foldHosts(hosts: readonly string[], most = MOST_PARTS): string {
  const parts = runs(hosts.map(numbered).sort(compare)).flatMap((run) =>
    run.length < SHORTEST_RUN
      ? run.map(({ host }) => [host, 1] as const)
      : [[ends(run), run.length] as const],
  );
  const shown = parts.slice(0, most);
  const left = hosts.length - shown.reduce((sum, [, count]) => sum + count, 0);
  const text = shown.map(([part]) => part).join(', ') + (left > 0 ? ` and ${left} more` : '');
  return hosts.length < SHORTEST_RUN ? text : `${text} (${hosts.length} hosts)`;
}

function ends(run: readonly Numbered[]): string {
  return `${run[0]!.host} … ${run.at(-1)!.host}`;
}

function numbered(host: string): Numbered {
  const [, stem = host, number = ''] = /^(.*?)(\d{1,15})$/s.exec(host) ?? [];
  return { host, stem, number: Number(number || -1), digits: number.length };
}

function compare(a: Numbered, b: Numbered): number {
  if (a.stem !== b.stem) return a.stem < b.stem ? -1 : 1;
  return a.number - b.number || a.digits - b.digits;
}

/** Hosts in order, cut where one does not follow the one before. */
function runs(hosts: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const found: Numbered[][] = [];
  for (const host of hosts) {
    const run = found.at(-1);
    const last = run?.at(-1);
    if (run && last && follows(last, host)) run.push(host);
    else found.push([host]);
  }
  return found;
}

/** Zeros in front must go on: after `r1-09` comes `r1-10`, after `r1-9` too, and after `r1-099` never `r1-0100`. */
function follows(last: Numbered, host: Numbered): boolean {
  const next = String(last.number + 1).padStart(last.digits, '0');
  return last.digits > 0 && host.host === `${last.stem}${next}`;
}
