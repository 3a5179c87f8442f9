/** What follows an option: nothing, a number, a key (one character or its number), or any text. */
type OptionValue = 'none' | 'number' | 'key' | 'text';

/** An option by its long name, `--name`, whichever name was written. */
export interface CommandOption {
  readonly name: string;
  readonly value: OptionValue;
}

/** What a command takes: how many arguments after its options, and which options by their long and short names. */
export interface CommandForm {
  readonly least: number;
  readonly most: number;
  readonly options: ReadonlyMap<string, CommandOption>;
}

const ANY = Number.POSITIVE_INFINITY;
const IMAGE = 'name:n= timeout:t# quiet:q autofree:a';
const SAN = 'drive:d# no-describe:n keep:k filename:f= extra:e= label:l= uuid:u=';
const CONSOLE = 'x:x# y:y# left:l# right:r# top:t# bottom:b# depth:d# picture:p= keep:k';
const SHIM = 'timeout:t# quiet:q require-loader:l allow-pxe:p allow-sbat:s';

/**
 * iPXE's commands as its sources describe them (`COMMAND_DESC`, commit 0ab2277c4 of 2026): names, the least and most
 * arguments, options as `long:short`, with `=` where a text follows, `#` where a number does, and `*` where a key does.
 * An iPXE that is built without a command, or is older than an option, is not told from one that has it.
 */
const TABLE: readonly (readonly [string, number, number, string])[] = [
  ['autoboot ifclose ifopen ifstat iwlist iwstat startpxe', 0, ANY, ''],
  ['fcstat ibstat ipstat login nstat poweroff profstat route shell stoppxe', 0, 0, ''],
  ['help imgfree imgstat', 0, ANY, ''],
  ['boot chain imgexec', 0, ANY, `${IMAGE} replace:r`],
  ['imgargs imgfetch imgload imgselect initrd kernel module', 1, ANY, IMAGE],
  ['imgdecrypt', 2, 2, 'name:n= keep:k timeout:t# quiet:q'],
  ['imgextract', 1, 1, 'name:n= keep:k timeout:t# quiet:q'],
  ['imgmem', 2, 2, 'name:n='],
  ['imgset', 2, 2, 'keep:k timeout:t# quiet:q'],
  ['imgtrust', 0, 0, 'allow:a permanent:p'],
  ['imgverify', 2, 2, 'signer:s= keep:k timeout:t# quiet:q'],
  ['shim', 0, 1, SHIM],
  ['fdt', 0, 1, 'timeout:t# quiet:q'],
  ['dhcp ifconf', 0, ANY, 'configurator:c= timeout:t#'],
  ['iflinkwait', 0, ANY, 'timeout:t#'],
  ['vcreate', 1, 1, 'tag:t# priority:p#'],
  ['vdestroy', 1, 1, ''],
  ['config', 0, 1, ''],
  ['show', 1, 1, 'quiet:q'],
  ['clear', 1, 1, ''],
  ['read', 1, 1, 'timeout:t#'],
  ['set', 1, ANY, ''],
  ['inc', 1, 2, ''],
  ['isset', 1, 1, ''],
  ['iseq', 2, 2, ''],
  ['goto', 1, 1, ''],
  ['exit', 0, 1, ''],
  ['echo', 0, ANY, 'n:n'],
  ['prompt', 0, ANY, 'key:k* timeout:t#'],
  ['form menu', 0, ANY, 'name:n= delete:d'],
  ['item', 0, ANY, 'menu:m= form:f= key:k* default:d secret:s gap:g'],
  ['choose', 1, 1, 'menu:m= default:d= timeout:t# retimeout:r# keep:k'],
  ['present', 0, 0, 'form:f= keep:k'],
  ['params', 0, 0, 'name:n= method:m= delete:d'],
  ['param', 1, ANY, 'params:p= header:H'],
  ['sanboot', 0, ANY, SAN],
  ['sanhook', 1, ANY, 'drive:d# no-describe:n'],
  ['sanunhook', 0, 0, 'drive:d#'],
  ['fcels', 1, 1, 'port:p= id:i='],
  ['ping', 1, 1, 'size:s# timeout:t# count:c# quiet:q'],
  ['nslookup pxebs', 2, 2, ''],
  ['ntp', 1, 1, ''],
  ['pciscan usbscan', 1, 1, ''],
  ['reboot', 0, 0, 'warm:w setup:s'],
  ['sync', 0, 0, 'timeout:t#'],
  ['lotest', 2, 2, 'mtu:m# broadcast:b'],
  ['gdbstub time', 1, ANY, ''],
  ['certfree certstat', 0, 0, 'subject:s='],
  ['certstore', 0, 1, 'subject:s= keep:k'],
  ['sleep', 1, 1, ''],
  ['cpuid', 1, 1, 'ext:e amd:a ecx:c'],
  ['console', 0, 0, CONSOLE],
  ['colour', 1, 1, 'basic:b# rgb:r#'],
  ['cpair', 1, 1, 'foreground:f# background:b#'],
  ['md4sum md5sum sha1sum sha224sum sha256sum sha384sum sha512sum', 1, ANY, 'set:s='],
];

const VALUES: Readonly<Record<string, OptionValue>> = { '': 'none', '#': 'number', '*': 'key', '=': 'text' };

function optionsOf(text: string): ReadonlyMap<string, CommandOption> {
  const help: CommandOption = { name: '--help', value: 'none' };
  const options = new Map([
    ['--help', help],
    ['-h', help],
  ]);
  for (const [, long, short, sign] of text.matchAll(/([\w-]+):(\w)([#*=]?)/g)) {
    const option = { name: `--${long}`, value: VALUES[sign!]! };
    options.set(option.name, option);
    options.set(`-${short}`, option);
  }
  return options;
}

/** Every command by its name. */
export const COMMANDS: ReadonlyMap<string, CommandForm> = new Map(
  TABLE.flatMap(([names, least, most, options]) => {
    const form = { least, most, options: optionsOf(options) };
    return names.split(' ').map((name) => [name, form] as const);
  }),
);
