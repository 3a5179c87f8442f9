import { finding } from '../../sot/place.ts';
import { hostsThrough } from '../concerned.ts';
import type { Rule } from '../rule.ts';
import { statedAssets } from './stated.ts';

/** What a boot names is one asset: a file, or the template of that name. */
export const ambiguousAsset: Rule = {
  id: 'asset/ambiguous',
  severity: 'error',
  summary: 'the name of an asset could mean two files',
  *check(model) {
    for (const boot of model.boots.values()) {
      for (const { name, paths, place } of statedAssets(boot)) {
        const assets = paths.map((path) => model.assets.get(path));
        if (assets.includes(undefined)) continue;
        const [file, template] = paths;
        yield finding(place, {
          ruleId: 'asset/ambiguous',
          message: `\`${name}\` could mean ${file} and ${template}; the first is taken, as it is: write \`${name}.ejs\` for the template, or remove one`,
          hosts: hostsThrough(model, (one) => one === boot),
          boot: boot.id,
          related: assets.map((asset) => ({ file: asset!.path, range: null, message: 'could be meant' })),
        });
      }
    }
  },
};
