import type { KindOs } from '../../kinds/kind.ts';
import { type ExternalTool, type ToolFinding, type ToolRun, toolFinding } from './tool.ts';

const ENTRY =
  /The following problem occurred on line (\d+) of the kickstart file:\s*\n([\s\S]*?)(?=\n\s*\n|\s*$(?![\s\S]))/g;
const OF_ALL =
  /^(?:File uses a deprecated option or command\.\s*\n(.+)|General (?:kickstart )?error in input file:?\s*(.*))$/gm;

/** The names that pykickstart has for releases: `RHEL9`, `F40`; none where the system is another one. */
function versionOf({ family, major }: KindOs): readonly string[] {
  const number = /^\d+/.exec(major)?.[0];
  if (number === undefined) return [];
  if (/^fedora$/i.test(family)) return ['--version', `F${number}`];
  return /^(?:rhel|rocky|alma|almalinux|centos|oracle)/i.test(family) ? ['--version', `RHEL${number}`] : [];
}

function warning(message: string): ToolFinding {
  const [, before, line, after] = /^(.+?) on line (\d+)(:.*)$/.exec(message) ?? [];
  return line === undefined
    ? toolFinding('warning', message)
    : toolFinding('warning', `${before}${after}`, Number(line));
}

/** What its parser only warns of, it prints as a sentence, and counts as an error without a line. */
function sentences(stderr: string): readonly ToolFinding[] {
  if (stderr.includes('Traceback (most recent call last)')) return [];
  return stderr
    .replace(ENTRY, '')
    .split('\n')
    .filter((line) => /^[A-Z].*\s.*\.$/.test(line))
    .map(warning);
}

function read({ stdout, stderr, exitCode }: ToolRun): readonly ToolFinding[] | null {
  const text = `${stdout}\n\n${stderr}`;
  const found = [
    ...[...text.matchAll(ENTRY)].map(([, line, message]) => toolFinding('error', message!, Number(line))),
    ...[...text.matchAll(OF_ALL)].map(([, deprecated, other]) =>
      deprecated === undefined ? toolFinding('error', other!) : toolFinding('warning', deprecated),
    ),
    ...[...text.matchAll(/Kickstart\w*Warning: (.+)/g)].map(([, message]) => warning(message!)),
    ...sentences(stderr),
  ];
  return found.length > 0 || exitCode === 0 ? found : null;
}

/** `ksvalidator` of pykickstart, for the release that reads the file. */
export const KSVALIDATOR: ExternalTool = {
  name: 'ksvalidator',
  command: 'ksvalidator',
  kind: 'kickstart',
  origin: 'Fedora has it in the package `pykickstart`, and Debian has none',
  fileName: 'ks.cfg',
  arguments: versionOf,
  read,
};
