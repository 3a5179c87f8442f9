import type { Severity } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { parseIp } from '../../sot/canonical/ip.ts';
import { isNetmask } from '../netmask.ts';
import { timeZoneProblem } from '../time-zone.ts';

/** What is wrong with an answer. */
interface Wrong {
  readonly message: string;
  readonly severity?: Severity;
  readonly fix?: string | null;
}

type Format = (answer: string) => Wrong | null;

function expected(what: string, isRight: (answer: string) => boolean, severity?: Severity): Format {
  return (answer) => {
    if (isRight(answer)) return null;
    const message = `expected ${what}, found \`${answer}\``;
    return severity === undefined ? { message } : { message, severity };
  };
}

function isAddress(text: string): boolean {
  const [, address = text, prefix = '0'] = /^(.*)\/(\d{1,3})$/.exec(text) ?? [];
  return parseIp(address) !== null && Number(prefix) <= (address.includes(':') ? 128 : 32);
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

function isHostname(text: string): boolean {
  return text.split('.').every((label) => LABEL.test(label));
}

/** Accounts that base-passwd makes, and that the first user cannot be (user-setup's list of reserved names). */
const RESERVED: ReadonlySet<string> = new Set(
  'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody'.split(
    ' ',
  ),
);

function username(answer: string): Wrong | null {
  if (RESERVED.has(answer))
    return { message: `\`${answer}\` is an account of the system, and cannot be the first user` };
  return expected('a name of lower-case letters, digits, `-` and `_` that begins with a letter', (name) =>
    /^[a-z][-a-z0-9_]*$/.test(name),
  )(answer);
}

const SERVER = expected('the name of a server without `http://` and path', (name) => !/[/\s]/.test(name));
const PATH = expected('a path that begins with `/`', (path) => path.startsWith('/'), 'warning');
const MASK = expected('a mask such as `255.255.255.0`', isNetmask);

function disks(answer: string): Wrong | null {
  const words = answer.split(/\s+/);
  const wrong = words.find((word) => !/^(?:\/dev\/|\/|=)/.test(word) || word.includes(','));
  if (wrong === undefined) return null;
  return {
    message: `expected disks such as \`/dev/sda\` with blanks between them, found \`${wrong}\``,
    severity: 'warning',
  };
}

function bootDevices(answer: string): Wrong | null {
  const isDevice = (word: string): boolean => /^(?:\/|default$|\(?hd\d|\(hostdisk)/.test(word);
  const wrong = answer.split(/\s+/).find((word) => !isDevice(word));
  if (wrong === undefined) return null;
  return {
    message: `expected devices such as \`/dev/sda\`, or \`default\`, found \`${wrong}\``,
    severity: 'warning',
  };
}

function recipe(answer: string): Wrong | null {
  const known = ['atomic', 'home', 'multi', 'small_disk'];
  const fix = known.includes(answer) ? null : nearest(answer, known);
  if (fix === null) return null;
  return { message: `there is no recipe \`${answer}\`; did you mean \`${fix}\`?`, severity: 'warning', fix };
}

function networkCard(answer: string): Wrong | null {
  const isCard = /^(?:auto|eth|en|wl|ww|ib|bond|br|lan|net|usb|sl|p\d)/.test(answer);
  if (isCard || nearest(answer, ['auto']) === null) return null;
  return {
    message: `\`${answer}\` is no interface; did you mean \`auto\`?`,
    severity: 'warning',
    fix: 'auto',
  };
}

function nameServers(answer: string): Wrong | null {
  if (answer.includes(',')) return { message: 'name servers have blanks between them, and no commas' };
  return expected('addresses of name servers', (text) =>
    text.split(/\s+/).every((one) => parseIp(one) !== null),
  )(answer);
}

/** `standard ssh-server` is the name of no task. */
function tasks(answer: string): Wrong | null {
  const isTask = (word: string): boolean =>
    /^(?:standard|minimal|laptop|(?:[a-z]+-)?(?:desktop|server))$/.test(word);
  const joined = answer
    .split(',')
    .map((item) => item.trim())
    .find((item) => item.includes(' ') && item.split(/\s+/).every(isTask));
  if (joined === undefined) return null;
  const fix = joined.split(/\s+/).join(', ');
  return { message: `tasks have commas between them: \`${fix}\``, severity: 'warning' };
}

function timeZone(answer: string): Wrong | null {
  const problem = timeZoneProblem(answer);
  return problem && { ...problem, severity: 'warning' };
}

const LOCALE = expected(
  'a locale such as `en_US.UTF-8`',
  (text) => /^(?:C|POSIX|[a-z]{2,3}(?:_[A-Z]{2})?)(?:\.[A-Za-z0-9-]+)?(?:@[a-z]+)?$/.test(text),
  'warning',
);

/** How the answers to the installer's questions are written, where that is neither a list of choices nor free. */
export const FORMATS: Readonly<Record<string, Format>> = {
  'debian-installer/locale': LOCALE,
  'time/zone': timeZone,
  'mirror/http/hostname': SERVER,
  'mirror/https/hostname': SERVER,
  'mirror/ftp/hostname': SERVER,
  'mirror/http/directory': PATH,
  'mirror/https/directory': PATH,
  'mirror/ftp/directory': PATH,
  'clock-setup/ntp-server': SERVER,
  'netcfg/choose_interface': networkCard,
  'netcfg/get_ipaddress': expected('an address such as `198.51.100.7`', isAddress),
  'netcfg/get_netmask': MASK,
  'netcfg/get_gateway': expected(
    'the address of a router',
    (text) => text === 'none' || parseIp(text) !== null,
  ),
  'netcfg/get_nameservers': nameServers,
  'netcfg/get_hostname': expected('a host name: letters, digits and hyphens', isHostname),
  'netcfg/hostname': expected('a host name: letters, digits and hyphens', isHostname),
  'passwd/username': username,
  'partman-auto/disk': disks,
  'partman-auto/choose_recipe': recipe,
  'grub-installer/bootdev': bootDevices,
  'tasksel/first': tasks,
};
