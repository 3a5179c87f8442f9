import { nearest } from '../diagnostics/nearest.ts';

/** What a command takes, as far as a mistake in its use is explained by it. */
export interface Takes {
  /** The command as it is typed, as in `vaq secret set`. */
  readonly command: string;
  /** The names of its flags, without dashes. */
  readonly flags: readonly string[];
  /** How many arguments it takes at most. */
  readonly mostArguments: number;
}

/** What oclif adds to each of its sentences. */
const HELP_LINE = /\nSee more help with --help$/;

type Say = (match: readonly string[], takes: Takes) => string;

/** oclif's sentences about wrong usage, and what is said in place of each; the first that fits. */
const SENTENCES: readonly (readonly [pattern: RegExp, say: Say])[] = [
  [
    /^Command (.*) not found\.$/,
    ([, id]) => `there is no command \`${id!.replaceAll(':', ' ')}\`: \`vaq --help\` lists them`,
  ],
  [/^Nonexistent flags?: (.*)$/, ([, flags], takes) => unknownFlag(flags!.split(', ')[0]!, takes)],
  [/^Unexpected arguments?: (.*)$/, ([, args], takes) => tooMany(args!.split(', '), takes)],
  [
    /^Missing \d+ required args?:\n(\S+)\s+(.*)/,
    ([, name, what], { command }) => `\`${command}\` needs ${name!.toUpperCase()}: ${what}`,
  ],
  [
    /^The following errors? occurred:\n\s*Missing required flag (\S+)/,
    ([, flag], { command }) => `\`${command}\` needs \`--${flag}\``,
  ],
  [
    /^The following errors? occurred:\n\s*--([^\s=]+)=.* cannot also be provided when using --(\S+)/,
    ([, one, other]) => `\`--${one}\` and \`--${other}\` exclude each other: leave one out`,
  ],
  [
    /^Expected --(\S+?)=(.*) to be one of: (.*)$/,
    ([, flag, value, options]) => noOption(flag!, value!, options!.split(', ')),
  ],
  [
    /^Parsing --(\S+) *\n\s*Expected (.*) but received: (.*)$/,
    ([, flag, expected, value]) => `\`--${flag}\` takes ${expected}, and not \`${value}\``,
  ],
  [/^Parsing --(\S+) *\n\s*(.*)$/, ([, flag, reason]) => `\`--${flag}\`: ${reason}`],
  [
    /^Flag --(\S+) expects one of these values: (.*)$/,
    ([, flag, options]) => `\`--${flag}\` needs a value: ${options}`,
  ],
  [/^Flag --(\S+) expects a value$/, ([, flag]) => `\`--${flag}\` needs a value`],
  [
    /^Flag --(\S+) can only be specified once$/,
    ([, flag]) => `\`--${flag}\` is given twice, and only one of the two can hold`,
  ],
];

/** What is said of a mistake in the use of a command, in place of oclif's own sentence; any other sentence stays as it is. */
export function usageMessage(sentence: string, takes: Takes): string {
  const bare = sentence.replace(HELP_LINE, '');
  for (const [pattern, say] of SENTENCES) {
    const match = pattern.exec(bare);
    if (match !== null) return say(match, takes);
  }
  return bare;
}

function unknownFlag(typed: string, { command, flags }: Takes): string {
  const [written = ''] = typed.split('=');
  const name = written.replace(/^-+/, '');
  // A name that is cut short, as `--no-colo` or `--dhcp`, or that has a letter too many, as `--hosts`.
  const meant = nearest(name, flags) ?? onlyOne(flags.filter((flag) => flag.startsWith(name)));
  const hint = meant === null ? `\`${command} --help\` lists them` : `did you mean \`--${meant}\`?`;
  return `\`${command}\` has no flag \`${written}\`: ${hint}`;
}

function onlyOne(names: readonly string[]): string | null {
  return names.length === 1 ? names[0]! : null;
}

/** What is said of arguments that a command does not take. */
export function tooMany([first = '']: readonly string[], { command, flags, mostArguments }: Takes): string {
  if (mostArguments > 0) {
    const most = mostArguments === 1 ? 'one argument' : `${mostArguments} arguments`;
    return `\`${command}\` takes ${most}, and \`${first}\` is one more`;
  }
  const hint = flags.includes('host') ? `: did you mean \`--host ${first}\`?` : '';
  return `\`${command}\` takes no argument, and \`${first}\` is one${hint}`;
}

function noOption(flag: string, value: string, options: readonly string[]): string {
  const meant = nearest(value, options);
  const hint = meant === null ? `there are ${options.join(', ')}` : `did you mean \`${meant}\`?`;
  return `\`--${flag}\` knows no \`${value}\`: ${hint}`;
}
