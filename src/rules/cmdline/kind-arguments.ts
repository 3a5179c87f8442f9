import { kindNamed } from '../../kinds/index.ts';
import type { KindOs } from '../../kinds/kind.ts';
import type { Boot, Model, Os } from '../../sot/model/types.ts';

/** Other names of arguments that a kind states: the long names of questions in Debian's installer, and Anaconda's before `inst.`. */
const ALIASES: Readonly<Record<string, string>> = {
  'preseed/url': 'url',
  'auto-install/enable': 'auto',
  'debconf/priority': 'priority',
  'netcfg/choose_interface': 'interface',
  ks: 'inst.ks',
};

/** What stands in an argument for the URL of the configuration, which is another one for each host. */
const CONFIG_URL = 'http://vaq.invalid/config';

/** The facts of an operating system that kinds depend on. */
function kindOs({ data }: Os): KindOs {
  return { family: data.os_family, major: data.major_version, minor: data.minor_version ?? null };
}

/** An argument that a kind states for a boot. */
export interface KindArgument {
  readonly kind: string;
  readonly boot: Boot;
  /** The argument as people read it: `auto=true`, `url=…`. */
  readonly word: string;
}

/** The name by which arguments that mean the same are one. */
export function plainKey(key: string): string {
  return ALIASES[key] ?? key;
}

/** What the kinds of an operating system's boots state on its command line, by key; of one key the first. */
export function kindArguments(model: Model, os: Os): ReadonlyMap<string, KindArgument> {
  const found = new Map<string, KindArgument>();
  for (const boot of model.boots.values()) {
    const kind = boot.os === os && boot.unattended !== null ? kindNamed(boot.unattended.kind) : null;
    for (const argument of kind?.kernelArguments(CONFIG_URL, kindOs(os)) ?? []) {
      const key = argument.split('=')[0]!;
      const word = argument.replace(/http:\/\/vaq\.invalid\S*/, '…');
      if (!found.has(key)) found.set(key, { kind: kind!.name, boot, word });
    }
  }
  return found;
}
