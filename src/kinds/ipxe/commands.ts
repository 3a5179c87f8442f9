/** What a command takes: how many arguments after its options, and which options. */
export interface CommandForm {
  readonly least: number;
  readonly most: number;
  /** Each option by its long and its short name; whether a value follows it. */
  readonly options: ReadonlyMap<string, boolean>;
}

const ANY = Number.POSITIVE_INFINITY;
const IMAGE = 'name:n= timeout:t= autofree:a';
const SAN = 'drive:d= no-describe:n keep:k filename:f= extra:e= label:l= uuid:u=';
const CONSOLE = 'picture:p= keep:k x:x= y:y= depth:d= left:l= right:r= top:t= bottom:b=';

/** iPXE's commands (ipxe.org/cmd): names, the least and most arguments, options as `long:short`, with `=` where a value follows. */
const TABLE: readonly (readonly [string, number, number, string])[] = [
  ['autoboot ifclose ifopen ifstat ipstat nstat route imgstat imgfree', 0, ANY, ''],
  ['chain imgexec boot', 0, ANY, `${IMAGE} replace:r`],
  ['kernel initrd module imgselect imgload imgfetch', 1, ANY, IMAGE],
  ['imgargs', 1, ANY, ''],
  ['imgmem', 2, 2, 'name:n='],
  ['imgextract', 1, 1, 'name:n= keep:k timeout:t='],
  ['imgdecrypt', 2, 2, 'decrypter:d= keep:k name:n= timeout:t='],
  ['imgverify', 2, 2, 'signer:s= keep:k timeout:t='],
  ['imgtrust', 0, 0, 'allow:a permanent:p'],
  ['shim', 0, 1, 'timeout:t='],
  ['dhcp ifconf', 0, ANY, 'configurator:c= timeout:t='],
  ['iflinkwait', 0, ANY, 'timeout:t='],
  ['ifconfig', 0, ANY, ''],
  ['vcreate', 1, 1, 'tag:t= priority:p='],
  ['vdestroy', 1, 1, ''],
  ['config', 0, 1, ''],
  ['show clear', 1, 1, ''],
  ['set', 1, ANY, ''],
  ['read', 1, 1, ''],
  ['inc', 1, 2, ''],
  ['isset', 1, 1, ''],
  ['iseq', 2, 2, ''],
  ['goto', 1, 1, ''],
  ['exit', 0, 1, ''],
  ['echo', 0, ANY, 'n:n'],
  ['prompt', 0, ANY, 'key:k= timeout:t='],
  ['menu', 0, ANY, 'name:n= delete:d'],
  ['form', 0, ANY, 'name:n= delete:d'],
  ['item', 0, ANY, 'menu:m= form:f= key:k= gap:g default:d secret:s'],
  ['choose', 1, 1, 'menu:m= default:d= timeout:t= retimeout:r= keep:k'],
  ['present', 0, 0, 'form:f= keep:k'],
  ['params', 0, 0, 'name:n= delete:d'],
  ['param', 1, ANY, 'params:p= header:H'],
  ['sanboot sanhook', 0, ANY, SAN],
  ['sanunhook', 0, 0, SAN],
  ['fcstat', 0, 0, ''],
  ['fcels', 0, 1, 'port:p= id:i='],
  ['ibstat', 0, ANY, ''],
  ['ping', 1, 1, 'size:s= timeout:t= count:c= quiet:q'],
  ['nslookup', 2, 2, ''],
  ['ntp', 1, 1, ''],
  ['pciscan usbscan', 1, 1, ''],
  ['reboot', 0, 0, 'warm:w setup:s'],
  [
    'poweroff shell login help sync lotest profstat gdbstub certstat certfree',
    0,
    ANY,
    'timeout:t= mtu:m= broadcast:b subject:s=',
  ],
  ['certstore', 0, 1, 'subject:s= keep:k'],
  ['sleep', 1, 1, ''],
  ['time', 1, ANY, ''],
  ['cpuid', 1, 1, 'ext:e ecx:c'],
  ['console', 0, 0, CONSOLE],
  ['colour color', 1, 1, 'basic:b= rgb:r='],
  ['cpair', 1, 1, 'foreground:f= background:b='],
  ['md5sum sha1sum sha224sum sha256sum sha384sum sha512sum digest', 1, ANY, 'set:s='],
  ['iwstat iwlist', 0, ANY, ''],
  ['pxebs', 2, 2, ''],
  ['fdt', 0, ANY, ''],
  ['startpxe stoppxe', 0, 1, ''],
  ['ucode', 0, ANY, ''],
];

function optionsOf(text: string): ReadonlyMap<string, boolean> {
  const options = new Map([
    ['--help', false],
    ['-h', false],
  ]);
  for (const [, long, short, value] of text.matchAll(/([\w-]+):(\w)(=?)/g)) {
    if (long!.length > 1 || long !== short) options.set(`--${long}`, value === '=');
    options.set(`-${short}`, value === '=');
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
