import { stockOf } from '../../pipeline/bundle/stock.ts';
import { openModel } from '../../pipeline/open.ts';
import { cannot, type Refusal, wrong } from '../../pipeline/refusal.ts';
import { filesAtHand } from '../site-files.ts';
import type { SitePrograms } from './formats.ts';
import { surveyPrograms } from './survey.ts';

/** Which sites' boot programs are looked for. */
export interface FirmwareWish {
  readonly sot: string | null;
  readonly cache: string | null;
  /** Null stands for all. */
  readonly site: string | null;
}

/** Finds and verifies the boot programs of every host. */
export async function firmware(
  wish: FirmwareWish,
): Promise<{ readonly ok: true; readonly sites: readonly SitePrograms[] } | Refusal> {
  const opened = await openModel({ sot: wish.sot, ref: null });
  if (!opened.ok) return cannot(opened.message);
  const { sites } = opened.value.model;
  const ids = sites.map(({ id }) => id);
  if (wish.site !== null && !ids.includes(wish.site))
    return wrong(`the site \`${wish.site}\` does not exist; there are ${ids.join(', ')}`);
  const stocked = await stockOf(opened.value.bundle, wish.cache);
  if (!stocked.ok) return stocked;
  const found: SitePrograms[] = [];
  for (const site of sites) {
    if (wish.site !== null && site.id !== wish.site) continue;
    const files = await filesAtHand(opened.value, site, stocked.stock);
    found.push({ site: site.id, programs: await surveyPrograms(opened.value, site, files) });
  }
  return { ok: true, sites: found };
}
