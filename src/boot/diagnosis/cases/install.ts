import { type Case, duration, isFirmware, isKind, isSystem, type Look, seconds } from '../look.ts';
import type { ScriptSighting } from '../sighting.ts';
import type { Seen } from '../timeline.ts';

type SeenScript = ScriptSighting & { readonly at: number };

const isScript = isKind('script');
const isFile = isKind('file');
const isConfig = isKind('config');

/** The script at hand, where its kernel was loaded and its configuration was not. */
function withoutConfig(look: Look): { readonly script: SeenScript; readonly later: Look } | null {
  const script = look.last(isScript);
  if (script === null || script.config === null) return null;
  const later = look.after((one) => one === script);
  const hasKernel = later.has((one) => isFile(one) && one.complete);
  return hasKernel && !later.has(isConfig) ? { script, later } : null;
}

/** The configuration that was got whole for a boot that is to report. */
function installing(look: Look): (Seen & { readonly at: number }) | null {
  const config = look.last((one) => isConfig(one) && one.complete);
  if (config === null) return null;
  const script = look.before((one) => one === config).last(isScript);
  return script?.done === 'checkpoint' ? config : null;
}

/** What can go wrong once the kernel runs. */
export const INSTALL_CASES: readonly Case[] = [
  {
    id: 'config-refused',
    sentence: 'it has asked for {path} and was answered {status}',
    advice:
      'the log says why: the boot is not due, or the name is none of its artifacts (`vaq preview` lists them)',
    find: (look) => {
      const last = look.last(isConfig);
      return last !== null && last.status >= 400 ? { path: last.path, status: last.status } : null;
    },
  },
  {
    id: 'restarted',
    sentence: 'it has started anew without a report that {boot} is done',
    advice:
      'the installation has failed, or its configuration does not fetch `checkpoint()`: look at the machine’s console and at `vaq preview`',
    find: (look) => {
      const config = installing(look);
      if (config === null) return null;
      const script = look.before((one) => one === config).last(isScript);
      const later = look.after((one) => one === config);
      return later.has((one) => isFirmware(one) || isScript(one))
        ? { boot: script?.boot ?? 'its boot' }
        : null;
    },
  },
  {
    id: 'config-not-asked',
    sentence: 'its installer has an address for {time}, and has not asked for {config}',
    advice:
      'the kernel argument that names the configuration may be another one in this release: compare `vaq preview --ipxe` with the release’s manual, and look at its console',
    find: (look) => {
      const found = withoutConfig(look);
      const system = found?.later.last((one): one is Extract<Seen, { kind: 'dhcp' }> => {
        return isSystem(one) && one.reply === 'ACK';
      });
      // It may have gone on to a large image, here or elsewhere, from which alone it asks for its configuration.
      if (found == null || system == null || look.quiet < seconds(180)) return null;
      return { config: found.script.config!, time: duration(look.since(system)) };
    },
  },
  {
    id: 'installer-offline',
    sentence: 'it has loaded its kernel {time} ago, and its installer was not heard of since',
    advice:
      'the initrd may lack the driver or the firmware of this network card, or the installer waits on another one: look at its console',
    find: (look) => {
      const found = withoutConfig(look);
      if (found === null || found.later.has(isSystem) || look.quiet < seconds(300)) return null;
      return { time: duration(look.quiet) };
    },
  },
  {
    id: 'no-checkpoint',
    sentence: 'it has fetched its configuration {time} ago, and has not reported that {boot} is done',
    advice:
      'the installer may have stopped at a question: look at its console; `timeout` of a boot ends the wait',
    find: (look) => {
      const config = installing(look);
      if (config === null || look.quiet < seconds(3600)) return null;
      const script = look.last(isScript);
      return { boot: script?.boot ?? 'its boot', time: duration(look.since(config)) };
    },
  },
];
