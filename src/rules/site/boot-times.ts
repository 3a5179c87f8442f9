import { parseBootWindow } from '../../sot/canonical/boot-window.ts';
import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** Each window of `boot_times` can be read: one that cannot would keep its hosts from ever being booted. */
export const bootTimes: Rule = {
  id: 'site/boot-times',
  severity: 'error',
  summary: 'a window of `boot_times` cannot be read',
  *check(model) {
    for (const { data, place } of model.sites) {
      for (const [index, window] of (data.policy?.boot_times ?? []).entries()) {
        const parsed = parseBootWindow(window);
        if (!('wrong' in parsed)) continue;
        yield finding(within(place, 'policy', 'boot_times', index), {
          ruleId: 'site/boot-times',
          message: `\`${window}\` is no window: ${parsed.wrong}`,
        });
      }
    }
  },
};
