import { nearest } from '../../diagnostics/nearest.ts';
import type { Call } from './arguments.ts';
import { isComputed, isNumber, type Mistake, mistake } from './mistake.ts';
import type { Word } from './parse.ts';
import { typeMistake } from './settings.ts';

const LOADERS: ReadonlySet<string> = new Set([
  'kernel',
  'initrd',
  'module',
  'imgfetch',
  'imgload',
  'chain',
  'imgexec',
  'boot',
]);
const NUMBER_FIRST: ReadonlySet<string> = new Set(['sleep', 'exit', 'cpuid', 'colour', 'cpair']);
const SETTING_FIRST: ReadonlySet<string> = new Set([
  'set',
  'clear',
  'read',
  'inc',
  'show',
  'choose',
  'nslookup',
]);
/** What iPXE can open (`uri_opener` in its sources); which of them one can, its build says. */
const SCHEMES: readonly string[] = [
  'http',
  'https',
  'tftp',
  'ftp',
  'nfs',
  'file',
  'data',
  'iscsi',
  'aoe',
  'ib_srp',
  'fcp',
  'usb',
  'tftm',
  'mtftp',
  'x-slam',
  'tcp',
  'udp',
];
/** What Linux takes on x86; longer ones are cut. */
const LONGEST_COMMAND_LINE = 2047;

/** What is wrong in the arguments of one command. */
export function valueMistakes({ command, arguments: given }: Call): readonly Mistake[] {
  const { name } = command;
  const [first, second] = given;
  if (first === undefined) return [];
  if (LOADERS.has(name.text)) return [...addressMistakes(name.text, first), ...lengthMistakes(name, given)];
  if (name.text === 'imgargs') return lengthMistakes(name, given);
  if (NUMBER_FIRST.has(name.text)) return numberMistakes(name.text, first);
  if (name.text === 'inc' && second !== undefined) return numberMistakes('inc', second);
  if (SETTING_FIRST.has(name.text)) return settingMistakes(name.text, first);
  if (name.text === 'isset' && !isComputed(first.text)) {
    const message = `\`isset ${first.text}\` is always true; the value of a setting is written \`${'${'}${first.text}}\``;
    return [mistake('setting', first, message, 'warning')];
  }
  return [];
}

function addressMistakes(name: string, word: Word): readonly Mistake[] {
  if (isComputed(word.text)) return [];
  if (/^(?:initrd|console|root|ip|inst\.\w+)=/.test(word.text))
    return [
      mistake('argument', word, `\`${name}\` wants an address first, found the argument \`${word.text}\``),
    ];
  const scheme = /^([\w+.-]+):\/\/?/.exec(word.text)?.[1];
  if (scheme === undefined || SCHEMES.includes(scheme.toLowerCase())) {
    const lost = /^https?:\/(?!\/)/i.test(word.text) || /^https?:\/\/(?:\/|$)/i.test(word.text);
    return lost
      ? [mistake('argument', word, `\`${word.text}\` names no server; it is written \`http://server/path\``)]
      : [];
  }
  const meant = nearest(scheme, SCHEMES);
  const help = meant === null ? `there are ${SCHEMES.slice(0, 5).join(', ')}` : `did you mean \`${meant}\`?`;
  return [mistake('argument', word, `iPXE cannot load from \`${scheme}:\`: ${help}`, 'error', meant)];
}

function lengthMistakes(name: Word, given: readonly Word[]): readonly Mistake[] {
  const [, first] = given;
  const length = given.slice(1).reduce((sum, { text }) => sum + text.length + 1, -1);
  if (first === undefined || name.text === 'initrd' || length <= LONGEST_COMMAND_LINE) return [];
  const message = `the command line has ${length} characters, and Linux takes ${LONGEST_COMMAND_LINE}: the rest is cut off`;
  return [mistake('line', { start: first.start, end: given.at(-1)!.end }, message, 'warning')];
}

function numberMistakes(name: string, word: Word): readonly Mistake[] {
  if (isComputed(word.text) || isNumber(word.text)) return [];
  return [mistake('argument', word, `\`${name}\` wants a number, found \`${word.text}\``)];
}

function settingMistakes(name: string, word: Word): readonly Mistake[] {
  if (/^\$\{[^}]*\}$/.test(word.text)) {
    const setting = word.text.slice(2, -1);
    const message = `\`${name}\` wants the name of a setting, \`${setting}\`, and not its value`;
    return [mistake('setting', word, message, 'warning', setting)];
  }
  const [, setting, value] = name === 'set' ? (/^([^=$]+)=(.*)$/s.exec(word.text) ?? []) : [];
  if (setting !== undefined) {
    const message = `\`set\` has a blank between name and value, and takes this for the name of a setting without one`;
    return [mistake('setting', word, message, 'warning', `${setting} ${value}`)];
  }
  return isComputed(word.text) ? [] : typeMistake(word.text, word.start);
}
