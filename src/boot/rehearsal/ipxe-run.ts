import { readCall } from '../../kinds/ipxe/arguments.ts';
import { type Command, type Line, parseScript, type Word } from '../../kinds/ipxe/parse.ts';
import type { Fetched } from './fetch.ts';
import { expand, type IpxeSettings } from './ipxe-settings.ts';

/** An image that iPXE has loaded. */
export interface Image {
  readonly url: string;
  readonly text: string | null;
}

/** Where a script leads. `said` is the last that it told the person at the screen. */
export type IpxeEnd =
  | {
      readonly kind: 'kernel';
      readonly kernel: string;
      readonly initrds: readonly string[];
      readonly cmdline: string;
    }
  | { readonly kind: 'program'; readonly url: string }
  | { readonly kind: 'disk'; readonly how: string }
  | { readonly kind: 'exit'; readonly how: string; readonly said: string | null }
  | { readonly kind: 'stuck'; readonly why: string };

/** What a script can reach: what iPXE knows, and what it can load. */
export interface IpxeWorld {
  readonly settings: IpxeSettings;
  readonly load: (url: string) => Promise<Fetched>;
}

/** More than any script needs that comes to an end without a person. */
const MOST_COMMANDS = 2000;
const MOST_SCRIPTS = 16;

/** How a script ended: well or not, and by which words. */
interface Exit {
  readonly isWell: boolean;
  readonly how: string;
}

/** What a command does: it succeeds or fails, jumps to a label, ends its script, or leaves iPXE. */
type Went = boolean | { readonly label: string } | { readonly exit: Exit } | { readonly end: IpxeEnd };

function stuck(why: string): { readonly end: IpxeEnd } {
  return { end: { kind: 'stuck', why } };
}

/** Whether bytes are a script, as iPXE tells it. */
function isScript(text: string | null): text is string {
  return text !== null && /^#!ipxe\s/.test(text);
}

/** One iPXE on one machine, from its first script to what it starts. */
class Run {
  readonly #world: IpxeWorld;
  #commands = 0;
  #scripts = 0;
  #said: string | null = null;
  #kernel: Image | null = null;
  #cmdline = '';
  #initrds: string[] = [];
  #firstItem: string | null = null;
  readonly #refused = new Set<string>();

  constructor(world: IpxeWorld) {
    this.#world = world;
  }

  /** Runs a script to its exit, or out of iPXE. */
  async script(text: string, base: string): Promise<Exit | { readonly end: IpxeEnd }> {
    if (++this.#scripts > MOST_SCRIPTS) return stuck(`more than ${MOST_SCRIPTS} scripts lead to each other`);
    const lines = parseScript(text);
    for (let at = 0; at < lines.length; at++) {
      const went = await this.#line(lines[at]!, base);
      if (went === true) continue;
      if (went === false) return { isWell: false, how: 'a command that failed' };
      if ('end' in went) return went;
      if ('exit' in went) return went.exit;
      at = lines.findIndex(({ label }) => label?.text === `:${went.label}`) - 1;
      if (at === -2) return stuck(`there is no label \`${went.label}\` in the script`);
    }
    return { isWell: true, how: 'the end of the script' };
  }

  /** Commands of a line as iPXE runs them (core/exec.c): each waits for the one before it as the sign between them says. */
  async #line({ commands }: Line, base: string): Promise<Went> {
    let ok = true;
    for (const command of commands) {
      if ((command.after === '||' && ok) || (command.after === '&&' && !ok)) continue;
      if (++this.#commands > MOST_COMMANDS)
        return stuck(`it goes on for more than ${MOST_COMMANDS} commands`);
      const went = await this.#command(this.#expanded(command), base);
      if (typeof went !== 'boolean') return went;
      ok = went;
    }
    // Nothing after a sign is a command that succeeds.
    return ok || commands.at(-1)?.before === '||';
  }

  /** Words are split before they are expanded: an empty value is a word too. */
  #expanded(command: Command): Command {
    const { settings } = this.#world;
    const word = (one: Word): Word => ({ ...one, text: expand(one.text, settings) });
    return { ...command, name: word(command.name), words: command.words.map(word) };
  }

  async #command(command: Command, base: string): Promise<Went> {
    const { call } = readCall(command);
    const name = command.name.text;
    const words = (call?.arguments ?? command.words).map((word) => word.text);
    const text = [name, ...command.words.map((word) => word.text)].join(' ');
    const option = (long: string): string | null => call?.options.get(long)?.text ?? null;
    const [first = ''] = words;
    const { settings } = this.#world;
    switch (name) {
      case 'goto':
        return { label: first };
      case 'exit':
        return { exit: { isWell: Number(first || 0) === 0, how: text } };
      case 'echo':
        if (words.length > 0) this.#said = words.join(' ');
        return true;
      case 'iseq':
        return words.length === 2 && words[0] === words[1];
      case 'isset':
        return first !== '';
      case 'set':
        settings.set(first.split(':')[0]!, words.slice(1).join(' '));
        return true;
      case 'clear':
        settings.delete(first);
        return true;
      case 'inc':
        settings.set(first, String(Number(settings.get(first) ?? 0) + Number(words[1] ?? 1)));
        return true;
      case 'item':
        if (first !== '') this.#firstItem ??= first;
        return true;
      case 'choose':
        settings.set(first, option('--default') ?? this.#firstItem ?? '');
        return true;
      case 'prompt':
        // Nobody presses a key.
        return option('--timeout') === null;
      case 'shell':
        return stuck('the script waits at a shell');
      case 'imgfree':
        this.#kernel = null;
        this.#cmdline = '';
        this.#initrds = [];
        return true;
      case 'sanboot':
        return { end: { kind: 'disk', how: text } };
      case 'reboot':
      case 'poweroff':
        return { end: { kind: 'exit', how: name, said: this.#said } };
      case 'kernel':
      case 'imgselect':
      case 'imgload':
        return this.#load(first, words.slice(1), base);
      case 'imgargs':
        this.#cmdline = words.slice(1).join(' ');
        return true;
      case 'initrd':
      case 'imgfetch':
      case 'module':
        return this.#fetch(first, base);
      case 'shim': {
        const fetched = first === '' ? true : await this.#get(absolute(first, base));
        return fetched === null ? false : fetched !== true && 'end' in fetched ? fetched : true;
      }
      case 'chain':
      case 'boot':
      case 'imgexec':
        return this.#start(first, words.slice(1), base, call?.options.has('--replace') ?? false);
      default:
        return true;
    }
  }

  /** What is loaded; null where it is refused. Nothing changes by itself: who is refused twice is refused for ever. */
  async #get(url: string): Promise<Fetched | null | { readonly end: IpxeEnd }> {
    if (this.#refused.has(url)) return stuck(`${url} is refused again`);
    const fetched = await this.#world.load(url);
    if (fetched.outcome !== 'refused') return fetched;
    this.#refused.add(url);
    return null;
  }

  async #load(url: string, args: readonly string[], base: string): Promise<Went> {
    const full = absolute(url, base);
    const fetched = await this.#get(full);
    if (fetched === null) return false;
    if ('end' in fetched) return fetched;
    this.#kernel = { url: full, text: fetched.text };
    this.#cmdline = args.join(' ');
    return true;
  }

  async #fetch(url: string, base: string): Promise<Went> {
    const full = absolute(url, base);
    const fetched = await this.#get(full);
    if (fetched === null) return false;
    if ('end' in fetched) return fetched;
    this.#initrds.push(full);
    return true;
  }

  async #start(url: string, args: readonly string[], base: string, replaces: boolean): Promise<Went> {
    const isNamed = url !== '' && /^[a-z][a-z0-9+.-]*:|\/|\./i.test(url);
    if (isNamed) {
      const loaded = await this.#load(url, args, base);
      if (loaded !== true) return loaded;
    }
    const image = this.#kernel;
    if (image === null) return false;
    if (isScript(image.text)) {
      this.#kernel = null;
      const went = await this.script(image.text, image.url);
      if ('end' in went) return went;
      return replaces ? { exit: went } : went.isWell;
    }
    if (isNamed && this.#initrds.length === 0) return { end: { kind: 'program', url: image.url } };
    const kernel = { kernel: image.url, initrds: this.#initrds, cmdline: this.#cmdline };
    return { end: { kind: 'kernel', ...kernel } };
  }

  /** The last that the person at the screen was told. */
  get said(): string | null {
    return this.#said;
  }
}

function absolute(url: string, base: string): string {
  return URL.canParse(url, base) ? new URL(url, base).href : url;
}

/** Runs an iPXE script that was loaded from a URL, as far as it comes without a person. */
export async function runIpxe(text: string, url: string, world: IpxeWorld): Promise<IpxeEnd> {
  const run = new Run(world);
  if (!isScript(text))
    return { kind: 'stuck', why: `${url} is no iPXE script: it does not begin with #!ipxe` };
  const went = await run.script(text, url);
  return 'end' in went ? went.end : { kind: 'exit', how: went.how, said: run.said };
}
