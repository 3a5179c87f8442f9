import { existsSync } from 'node:fs';
import { Args, Errors, Flags } from '@oclif/core';
import type { ClientName } from '../boot/rehearsal/clients.ts';
import type { HostsWish } from '../boot/rehearsal/hosts.ts';
import type { RehearsalView } from '../boot/rehearsal/show.ts';
import type { Opened } from '../pipeline/open.ts';
import type { Previewed, PreviewResult } from '../pipeline/preview.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import { safeLines } from '../terminal/safe-text.ts';
import { COMMON_FLAGS, EXIT, HOST_FLAGS, QUIET_FLAG, REVISION_FLAGS, VaqCommand } from './base.ts';

type Shown = Extract<PreviewResult, { readonly ok: true }>;

/** Every name of a client, here too, so that a plain preview does not load what knows them. */
const FIRMWARE = [
  'bios',
  'uefi',
  'arm64',
  'uefi-http',
  'arm64-http',
  'ipxe-bios',
  'ipxe-uefi',
  'ipxe-arm64',
  'os',
] as const satisfies readonly ClientName[];

interface ShowFlags {
  readonly 'no-color': boolean;
  readonly quiet: boolean;
  readonly format: string;
  readonly annotate: boolean;
  readonly out: string | undefined;
}

interface Asked {
  readonly all: boolean;
  readonly out: string | undefined;
  readonly format: string;
  readonly reveal: boolean;
  readonly dhcp: boolean;
  readonly chain: boolean;
  readonly firmware: ClientName | undefined;
}

export default class Preview extends VaqCommand {
  static override summary = 'Print what a host gets, byte for byte';
  static override description =
    'Renders the iPXE script and the unattended configuration of a host as `vaq boot` would serve them. One artifact alone goes bare to stdout, so that it can be piped into a validator.';
  static override examples = [
    '<%= config.bin %> preview r1-01',
    '<%= config.bin %> preview r1-01 --kind preseed | debconf-set-selections --checkonly',
    '<%= config.bin %> preview r1-01 --ipxe',
    '<%= config.bin %> preview r1-01 --annotate',
    '<%= config.bin %> preview --all --out preview',
    '<%= config.bin %> preview r1-01 --dhcp --firmware uefi',
  ];
  static override args = {
    host: Args.string({
      description: 'a name, site/name, MAC, UUID or glob; every host where it is left out',
    }),
  };
  static override usage = [
    '[HOST] [--boot ID] [--kind KIND | --ipxe] [--annotate] [--ref REV | --watch] [flags]',
    '[HOST] --out DIR [flags]',
    '[HOST] --dhcp | --chain [--firmware NAME] [flags]',
  ];

  static override flags = {
    ...COMMON_FLAGS,
    ...QUIET_FLAG,
    ...REVISION_FLAGS,
    site: Flags.string({ description: 'only this site', helpValue: 'ID' }),
    host: HOST_FLAGS.host,
    dhcp: Flags.boolean({
      description: 'what DHCP says to each type of firmware, decoded',
      exclusive: ['boot', 'kind', 'ipxe', 'annotate', 'out'],
    }),
    chain: Flags.boolean({
      description: 'the whole conversation from power-on to the installed disk, without a network',
      exclusive: ['dhcp', 'boot', 'kind', 'ipxe', 'annotate', 'out'],
    }),
    firmware: Flags.option({
      options: FIRMWARE,
      description: 'only this type of firmware or client',
    })(),
    boot: Flags.string({ description: 'only this boot', helpValue: 'ID' }),
    kind: Flags.string({ description: 'only artifacts of this kind', helpValue: 'KIND' }),
    ipxe: Flags.boolean({ description: 'only the iPXE script', exclusive: ['kind'] }),
    addr: Flags.string({ description: 'the address of the service', helpValue: 'ADDRESS' }),
    'http-port': Flags.integer({ description: 'the HTTP port of the service', min: 1, max: 65535 }),
    state: Flags.string({ description: 'the folder of the journal and the key', helpValue: 'DIR' }),
    reinstall: Flags.boolean({ description: 'what a reinstallation would get: the next attempt' }),
    annotate: Flags.boolean({
      description: 'before each line, the template and line that it came from',
      exclusive: ['out'],
    }),
    all: Flags.boolean({ description: 'every host' }),
    out: Flags.string({
      description: 'write each artifact to a file of its own in this folder, with a manifest',
      helpValue: 'DIR',
    }),
    watch: Flags.boolean({
      description: 'render again after each change, until Ctrl-C',
      exclusive: ['ref'],
    }),
    reveal: Flags.boolean({ description: 'show the texts of secrets in place of their placeholders' }),
    format: Flags.option({
      options: ['pretty', 'json'] as const,
      default: 'pretty' as const,
      description: 'how it is written',
    })(),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Preview);
    this.#refuseContradictions(args.host ?? flags.host?.[0], flags);
    const [{ withSot }, { preview }] = await Promise.all([
      import('../pipeline/open.ts'),
      import('../pipeline/preview.ts'),
    ]);
    const { sot = null, ref = null, site = null, boot = null, addr = null, state = null, reinstall } = flags;
    const kind = flags.ipxe ? 'ipxe' : (flags.kind ?? null);
    const hosts = [args.host ?? [], flags.host ?? []].flat();
    const wish = {
      site,
      hosts,
      boot,
      kind,
      addr,
      httpPort: flags['http-port'] ?? null,
      stateDir: state,
      reinstall,
      annotate: flags.annotate,
      reveal: flags.reveal,
    };
    const look = async (opened: Opened, sandbox: Sandbox): Promise<void> => {
      if (flags.dhcp || flags.chain) return this.#rehearse(opened, sandbox, wish, flags);
      const result = await preview(opened, wish, sandbox);
      if (!result.ok) this.refuse(result);
      await this.#show(result, flags);
    };
    const once = async (): Promise<void> => {
      const result = await withSot({ sot, ref }, look);
      if (!result.ok) this.couldNot(result.message);
    };
    await (flags.watch ? this.#watch(sot, flags.out, once) : once());
  }

  async #rehearse(
    opened: Opened,
    sandbox: Sandbox,
    wish: HostsWish,
    flags: ShowFlags & Asked & Pick<RehearsalView, 'format'>,
  ): Promise<void> {
    const [{ showRehearsal }, { pretty }] = await Promise.all([
      import('../boot/rehearsal/show.ts'),
      import('../diagnostics/formats/pretty.ts'),
    ]);
    const { firmware = null, format } = flags;
    const view = { ...wish, firmware, format, what: flags.chain ? ('chain' as const) : ('dhcp' as const) };
    const shown = await showRehearsal(opened, sandbox, view);
    if (!shown.ok) this.refuse(shown);
    const { report, sources, text } = shown;
    if (report.diagnostics.length > 0) this.talk(pretty(report, sources, { color: this.talkColour(flags) }));
    if (report.summary.errors > 0 || shown.isBroken) process.exitCode = EXIT.findings;
    this.#showText(text);
  }

  async #show({ previewed, report, sources }: Shown, flags: ShowFlags): Promise<void> {
    const [formats, { pretty }] = await Promise.all([
      import('../pipeline/preview-formats.ts'),
      import('../diagnostics/formats/pretty.ts'),
    ]);
    if (report.diagnostics.length > 0) {
      this.talk(pretty(report, sources, { color: this.talkColour(flags) }));
      if (report.summary.errors > 0) process.exitCode = 1;
    }
    if (flags.out !== undefined) await this.#write(flags.out, previewed);
    else if (flags.format === 'json') this.data(formats.jsonPreview(previewed));
    else if (flags.annotate)
      this.#showText((await import('../pipeline/preview-annotated.ts')).annotatedPreview(previewed));
    else this.#showText(formats.plainPreview(previewed));
    if (flags.format === 'pretty' && !flags.quiet) this.talk(formats.contextLine(previewed));
  }

  /** A file or a pipe gets every byte; a terminal would obey some that a stranger's template prints. */
  #showText(text: string): void {
    this.data(process.stdout.isTTY ? safeLines(text) : text);
  }

  #refuseContradictions(host: string | undefined, asked: Asked): void {
    const { all, out, format, reveal, dhcp, chain, firmware } = asked;
    if (reveal && (dhcp || chain))
      this.wrongUsage('--reveal goes with neither --dhcp nor --chain: they show no texts of secrets');
    if (reveal && out !== undefined)
      this.wrongUsage('--reveal goes to the terminal or a pipe, and into no folder: leave out --out');
    if (firmware !== undefined && !dhcp && !chain) this.wrongUsage('--firmware is for --dhcp and --chain');
    if (firmware === 'os' && chain) this.wrongUsage('an operating system begins no chain; it is at its end');
    if (all && host !== undefined) this.wrongUsage(`--all is about every host; leave it out, or \`${host}\``);
    if (out !== undefined && !all && host === undefined)
      this.wrongUsage('--out needs to know whose artifacts to write: give a HOST, or --all');
    if (out !== undefined && format === 'json')
      this.wrongUsage('--format json goes to stdout: leave it or --out out');
  }

  async #watch(sot: string | null, out: string | undefined, once: () => Promise<void>): Promise<void> {
    const [{ findFolder }, { watchTree }] = await Promise.all([
      import('../pipeline/locate.ts'),
      import('./watch-tree.ts'),
    ]);
    const folder = await findFolder(sot);
    if (!folder.ok) this.couldNot(folder.message);
    const root = folder.value;
    if (!existsSync(root)) this.wrongUsage('--watch is for a folder on this machine');
    const end = await watchTree({ root, ignored: out === undefined ? [] : [out] }, async (isFirst) => {
      if (!isFirst) this.talk('changed');
      try {
        await once();
      } catch (error) {
        // What is wrong while a file is being edited may be right with the next change.
        if (isFirst || !(error instanceof Errors.CLIError)) throw error;
        this.talk(`vaq: ${error.message}`);
      }
      this.talk('waiting for changes; Ctrl-C ends');
    });
    if (end === 'gone') this.couldNot(`${root} is gone, so that there is nothing left to watch`);
    process.exitCode = 0;
  }

  async #write(folder: string, previewed: Previewed): Promise<void> {
    const [{ previewTree }, { writeTree }] = await Promise.all([
      import('../pipeline/preview-tree.ts'),
      import('./write-tree.ts'),
    ]);
    const tree = previewTree(previewed);
    const problem = await writeTree(folder, tree);
    if (problem !== null) this.couldNot(problem);
    this.talk(`${tree.files.size} ${tree.files.size === 1 ? 'artifact' : 'artifacts'} in ${folder}`);
  }
}
