import { posix } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { foldHosts } from '../../diagnostics/fold-hosts.ts';
import type { Host, Model, Site } from '../../sot/model/types.ts';
import { safeText } from '../../terminal/safe-text.ts';

/** Whether errors of the source of truth may be passed over: a warning that says so, or a sentence why not. */
export type Forced =
  | { readonly ok: true; readonly warning: string }
  | { readonly ok: false; readonly message: string };

/** The host in whose document a finding stands, where it names none; null where it stands in none. */
function ownerOf({ file, range }: Diagnostic, hosts: readonly Host[]): Host | null {
  const line = range?.start.line ?? 0;
  const startOf = ({ place }: Host): number => place.document.start.start.line;
  const before = hosts
    .filter(({ place }) => place.document.file === file)
    .filter((host) => startOf(host) <= line);
  return before.reduce<Host | null>(
    (last, host) => (last === null || startOf(host) >= startOf(last) ? host : last),
    null,
  );
}

/** Whether a finding stands in the folder of another site, which says nothing of this one. */
function isElsewhere({ file }: Diagnostic, site: Site): boolean {
  const folder = posix.dirname(site.place.document.file);
  return file.startsWith('sites/') && !file.startsWith(`${folder}/`);
}

/** The hosts that a finding may spoil; null where that may be any host of the site. */
function touched(found: Diagnostic, { hosts }: Model, site: Site): readonly string[] | null {
  if (found.hosts.length > 0) return found.hosts;
  const owner = ownerOf(found, hosts);
  if (owner !== null) return [owner.label];
  return isElsewhere(found, site) ? [] : null;
}

function lineOf({ file, range, message, ruleId }: Diagnostic, whom: string): string {
  const at = range === null ? file : `${file}:${range.start.line}`;
  return safeText(`  ${at}: ${message} [${ruleId}], ${whom}`);
}

/**
 * With `--force` errors are passed over that spoil none of the hosts that may be installed. Which hosts an error spoils, it
 * says itself, or the document says in which it stands; one that stands anywhere else may spoil every host of its site.
 */
export function passOver(
  diagnostics: readonly Diagnostic[],
  model: Model,
  site: Site,
  concerned: ReadonlySet<string>,
): Forced {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const spoiling = errors.flatMap((found) => {
    const spoilt = touched(found, model, site);
    const hit = spoilt?.filter((label) => concerned.has(label));
    if (hit === undefined) return [lineOf(found, 'which may concern any host')];
    return hit.length > 0 ? [lineOf(found, `which concerns ${foldHosts(hit)}`)] : [];
  });
  if (spoiling.length > 0) {
    const message = [
      'these errors concern hosts that may be installed, and --force does not pass over them:',
    ];
    return { ok: false, message: [...message, ...spoiling].join('\n') };
  }
  const what = errors.length === 1 ? '1 error is' : `${errors.length} errors are`;
  return { ok: true, warning: `${what} passed over by --force: no host that may be installed is concerned` };
}
