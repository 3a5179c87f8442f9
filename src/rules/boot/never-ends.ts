import { kindNamed } from '../../kinds/index.ts';
import type { Boot, Model } from '../../sot/model/types.ts';
import { finding, keyFinding, type Place, within } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';
import { templatesBehind } from '../templates.ts';

/** Whether a template of the boot may say where to report, or its command line may. */
function mayReport(model: Model, { unattended, os }: Boot): boolean {
  const assets = unattended === null ? [] : [unattended.asset, ...Object.values(unattended.companions)];
  const texts = assets.flatMap((asset) => [...templatesBehind(model, asset)].map(({ text }) => text));
  return [...texts, JSON.stringify(os.data)].some((text) => /\bcheckpoint\b/.test(text));
}

/** Why nothing ends a boot, or null where something may. */
function problemOf(model: Model, boot: Boot): string | null {
  const { done, unattended } = boot;
  if (done === 'never' || (done === 'fetched' && unattended !== null)) return null;
  if (done === 'fetched') return 'it has no configuration that could be fetched; state `done: never`';
  if (unattended !== null && kindNamed(unattended.kind)?.canSignalCompletion === false) {
    return `\`${unattended.kind}\` cannot report that it is done; state \`done: fetched\``;
  }
  if (mayReport(model, boot)) return null;
  return unattended === null
    ? 'it has no configuration that could call checkpoint(); state `done: never`'
    : 'no template of it calls checkpoint(); call it when the work is done, or state `done: fetched`';
}

/** Something ends every boot: a template of it calls `checkpoint()`, or it is done once it has been fetched, or it says that it never is. */
export const neverEnds: Rule = {
  id: 'boot/never-ends',
  severity: 'error',
  summary: 'nothing ends a boot',
  *check(model) {
    for (const boot of model.boots.values()) {
      const problem = boot.complete ? problemOf(model, boot) : null;
      if (problem === null) continue;
      const input = {
        ruleId: 'boot/never-ends',
        message: `nothing ends this boot, so that the machine is given it at every start: ${problem}`,
        hosts: hostsThrough(model, (one) => one === boot),
        boot: boot.id,
      };
      const at = (key: string): Place => within(boot.place, key);
      if (boot.data.done !== undefined) yield finding(at('done'), input);
      else yield keyFinding(boot.unattended === null ? boot.place : at('unattended'), input);
    }
  },
};
