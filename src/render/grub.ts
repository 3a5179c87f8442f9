import type { Host } from '../sot/model/types.ts';
import type { ScriptData } from './script.ts';
import { configId, fileUrl } from './urls.ts';

/** The kind of GRUB's configuration, which nothing but vaq makes. */
export const GRUB_KIND = 'grub';

/** Whether an artifact starts a boot, and is not what the boot then reads. */
export function isScript({ kind }: { readonly kind: string }): boolean {
  return kind === 'ipxe' || kind === GRUB_KIND;
}

/** The name by which GRUB asks for a host's configuration before any other (grub manual, "Network"). */
export function grubConfigUrl(base: string, host: Host): string {
  return `tftp://${new URL(base).hostname}/grub/grub.cfg-01-${configId(host)}`;
}

/** The name under which TFTP serves a declared file to GRUB. */
export function grubFile(path: string): string {
  return `files/${path}`;
}

/**
 * What GRUB is to load instead of a URL: a path on this service's TFTP, since the GRUB that distributions sign for Secure Boot
 * has no HTTP; null where the URL leads elsewhere.
 */
function tftpPath(url: string, base: string): string | null {
  const files = fileUrl(base, '');
  if (!url.startsWith(files)) return null;
  const path = url.slice(files.length).split('/').map(decodeURIComponent).join('/');
  return `(tftp,${new URL(base).hostname})/${grubFile(path)}`;
}

/** A word that GRUB's shell-like language takes as it stands. */
function quoted(word: string): string {
  return /^[\w./:=,@%+()-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * The words of a kernel's command line. Quotes that hold words together are left out: GRUB sets its own where a word has a space.
 */
function words(cmdline: string): readonly string[] {
  return (cmdline.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

/** The kernel's arguments without what iPXE alone means: the names of initrds, and the settings that it fills in. */
function grubArguments({ cmdline, initrds }: ScriptData, { primary }: Host): readonly string[] {
  const names = initrds.map(({ name }) => `initrd=${name}`);
  const mac = primary?.mac ?? null;
  return words(cmdline)
    .slice(names.length)
    .map((word) =>
      mac === null
        ? word
        : word.replace(/\$\{net[0-9X]\/mac(:hexhyp)?\}/g, (_, hyphens) =>
            hyphens === undefined ? mac : mac.replaceAll(':', '-'),
          ),
    );
}

/** A boot as GRUB's configuration: the kernel, command line and initrds of its iPXE script, by TFTP. */
export function grubConfig(host: Host, boot: string, script: ScriptData, base: string): string {
  const head = `# ${host.label}, boot ${boot}, for the GRUB that a shim starts\n`;
  const kernel = tftpPath(script.kernel, base);
  const initrds = script.initrds.map(({ url }) => tftpPath(url, base));
  const missing = [script.kernel, ...script.initrds.map(({ url }) => url)].filter(
    (url) => tftpPath(url, base) === null,
  );
  if (kernel === null || missing.length > 0)
    return `${head}${ending(`${missing.join(' and ')} cannot be loaded by TFTP: declare it in files.yml`)}`;
  const linux = ['linux', kernel, ...grubArguments(script, host)].map(quoted).join(' ');
  const initrd = ['initrd', ...initrds.map((path) => quoted(path!))].join(' ');
  const start = initrds.length === 0 ? '    boot\n' : `    if ${initrd} ; then\n        boot\n    fi\n`;
  return `${head}echo ${quoted(`vaq: ${host.label} starts ${boot}`)}
if ${linux} ; then
${start}fi
${ending(`${boot} cannot be started; the lines above say why`)}`;
}

/** Says why the machine goes no further, and leaves it to its firmware, which goes on to its next entry. */
function ending(why: string): string {
  return `echo ${quoted(`vaq: ${why}`)}\nsleep 15\nexit\n`;
}

/** The configuration of a host that boots its disk. */
export function localGrubConfig({ label }: Host): string {
  return `# ${label} boots its disk.\necho ${quoted(`vaq: ${label} boots its disk`)}\nexit\n`;
}

/** The configuration of a host that is not served. */
export function refusedGrubConfig({ label }: Host, reason: string): string {
  return `# ${label} is not served: ${reason}\n${ending(`${label} is not served: ${reason}`)}`;
}

/** How long a machine that waits for its turn sleeps before it asks again, in seconds, as in iPXE. */
const WAIT = 30;

/**
 * The configuration of a host that waits for its turn: GRUB asks again by itself. `configfile` comes back when what it has read
 * ends without a menu (grub manual, "configfile"), and an exported variable is seen in it: so the first that is read asks for
 * as long as it takes, and those that it reads end at once, instead of each waiting within the one before it.
 */
export function waitGrubConfig(host: Host, address: string): string {
  const { label } = host;
  const own = `(tftp,${address})/grub/grub.cfg-01-${configId(host)}`;
  return `# ${label} waits for its turn.
echo ${quoted(`vaq: ${label} waits for its turn in the rollout, and asks again in ${WAIT} seconds`)}
if [ "$vaq_waits" != 1 ] ; then
    set vaq_waits=1
    export vaq_waits
    while [ "$vaq_waits" = 1 ] ; do
        sleep ${WAIT}
        configfile ${quoted(own)}
    done
fi
`;
}

/** The configuration of a GRUB that has asked without its MAC, at an address that is not known: it asks again with it. */
export function searchGrubConfig(address: string): string {
  return `configfile (tftp,${address})/grub/grub.cfg-01-$net_default_mac\n${ending('this machine is not known here')}`;
}
