import { stockOf } from '../../pipeline/bundle/stock.ts';
import { filesCache } from '../../pipeline/files/places.ts';
import { type Opened, openModel } from '../../pipeline/open.ts';
import { cannot, type Refusal } from '../../pipeline/refusal.ts';
import { listSecrets } from '../../pipeline/secrets/list.ts';
import type { Site } from '../../sot/model/types.ts';
import { stateDirectory } from '../../state/directory.ts';
import { searchServers } from '../dhcp/others/search.ts';
import { surveyPrograms } from '../firmware/survey.ts';
import { chooseSite } from '../preflight/venue.ts';
import { filesAtHand } from '../site-files.ts';
import { examine, type SiteFindings } from './doctor.ts';
import { gatherDisks } from './gather/disks.ts';
import { gatherFirewalls } from './gather/firewalls.ts';
import { gatherMachine } from './gather/machine.ts';
import { siteFacts } from './gather/site.ts';
import { gatherValidators } from './gather/validators.ts';
import type { Line } from './line.ts';
import { servingInterfaces } from './serving.ts';

/** What the doctor is asked about. */
export interface DoctorWish {
  readonly sot: string | null;
  readonly site: string | null;
  readonly cache: string | null;
  /** Whether other DHCP servers are looked for, by packets of one's own. */
  readonly probe: boolean;
}

/** The lines, and the site that they are about; null where there is no source of truth here. */
export interface Examined {
  readonly ok: true;
  readonly site: string | null;
  readonly lines: readonly Line[];
}

interface Ground {
  readonly opened: Opened;
  readonly site: Site;
}

async function groundOf({ sot, site }: DoctorWish): Promise<Ground | null | Refusal> {
  const opened = await openModel({ sot, ref: null });
  // Somebody who has no source of truth yet may ask about the machine.
  if (!opened.ok) return sot === null && site === null ? null : cannot(opened.message);
  const chosen = chooseSite(opened.value, site);
  return chosen.ok ? { opened: opened.value, site: chosen.value } : chosen;
}

/** Looks at this machine, and at what a site wants of it; nothing is changed, and nothing is sent unless `probe` is set. */
export async function doctor(wish: DoctorWish): Promise<Examined | Refusal> {
  const ground = await groundOf(wish);
  if (ground !== null && 'ok' in ground) return ground;
  const machine = await gatherMachine(ground?.opened.root ?? null);
  const cache = filesCache(wish.cache);
  if (ground === null) {
    const firewalls = await gatherFirewalls([]);
    const disks = await gatherDisks([{ folder: cache.folder, needed: 0 }]);
    return { ok: true, site: null, lines: examine({ ...machine, firewalls }, disks, null) };
  }
  const { opened, site } = ground;
  const facts = siteFacts(opened.model, site);
  const serving = servingInterfaces(machine.interfaces, facts).map(({ name }) => name);
  const secrets = await listSecrets({ sot: wish.sot, ref: null });
  const hosts = opened.model.hosts.filter((host) => host.site === site);
  const stocked = await stockOf(opened.bundle, wish.cache);
  if (!stocked.ok) return stocked;
  const files = await filesAtHand(opened, site, stocked.stock);
  const findings: SiteFindings = {
    facts,
    revision: opened.model.revision.label,
    errors: opened.diagnostics.filter(({ severity }) => severity === 'error').length,
    files,
    programs: await surveyPrograms(opened, site, files),
    secrets: secrets.ok ? secrets.secrets : secrets.message,
    hosts: new Set(hosts.map(({ label }) => label)),
    validators: await gatherValidators(hosts),
    servers: wish.probe ? await Promise.all(serving.map((name) => searchServers(name))) : null,
  };
  const missing = files.declared.filter(({ path }) => !files.files.has(path));
  const disks = await gatherDisks([
    { folder: cache.folder, needed: missing.reduce((sum, { size }) => sum + (size ?? 0), 0) },
    { folder: stateDirectory(opened.root, null), needed: 0 },
  ]);
  const firewalls = await gatherFirewalls(serving);
  return { ok: true, site: site.id, lines: examine({ ...machine, firewalls }, disks, findings) };
}
