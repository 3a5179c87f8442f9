import { Flags } from '@oclif/core';
import { COMMON_FLAGS, EXIT, REVISION_FLAGS, VaqCommand } from './base.ts';
import { CACHE_FLAG } from './cache-flag.ts';

/** Whether lines can be painted in place there. */
function isScreen({ isTTY }: { readonly isTTY?: boolean }): boolean {
  return isTTY === true && process.env.TERM !== 'dumb';
}

interface ReplayFlags {
  readonly sot?: string | undefined;
  readonly ref?: string | undefined;
  readonly site?: string | undefined;
  readonly host?: string[] | undefined;
  readonly addr?: string | undefined;
  readonly state?: string | undefined;
  readonly reinstall: boolean;
  readonly log?: 'human' | 'json' | undefined;
  readonly 'http-port'?: number | undefined;
}

export default class Boot extends VaqCommand {
  static override summary = 'Serve a site from this machine: DHCP, TFTP, HTTP';
  static override description =
    'Validates and renders everything, says what will be answered and what will be erased, asks, and then serves until Ctrl-C. Only hosts that are named with --host, confirmed, or covered by --yes are installed; every other known host gets an address and boots its own disk; nobody else gets an answer.';
  static override examples = [
    'sudo <%= config.bin %> boot --site ams1 --interface eth0 --host r1-01',
    'sudo <%= config.bin %> boot --site ams1 --interface eth0 --yes --once',
  ];
  static override usage = [
    '--site ID --interface NAME... [--host HOST...] [--plan FILE] [--offline] [flags]',
    '--bundle FILE --site ID --interface NAME... [flags]',
    '--replay FILE [flags]',
  ];

  static override flags = {
    ...COMMON_FLAGS,
    ...REVISION_FLAGS,
    bundle: Flags.string({
      description: 'serve what is in this bundle, which is verified first: the same as --sot FILE',
      helpValue: 'FILE',
      exclusive: ['sot'],
    }),
    site: Flags.string({ description: 'the site to serve', helpValue: 'ID' }),
    host: Flags.string({
      description: 'install this host: a name, site/name, MAC, UUID or glob (may be repeated)',
      helpValue: 'HOST',
      multiple: true,
      multipleNonGreedy: true,
    }),
    interface: Flags.string({
      description: 'a network interface to serve on (may be repeated)',
      helpValue: 'NAME',
      multiple: true,
      multipleNonGreedy: true,
    }),
    addr: Flags.string({ description: 'the address of the service', helpValue: 'ADDRESS' }),
    dhcp: Flags.option({
      options: ['server', 'proxy', 'off'] as const,
      description:
        'give addresses and boots, boots alone beside another server, or neither, in place of what the site says',
    })(),
    yes: Flags.boolean({ description: 'install every host that was never installed, without asking' }),
    reinstall: Flags.boolean({ description: 'also reinstall hosts that were installed before' }),
    plan: Flags.string({
      description:
        'install exactly what this plan of `vaq diff --out` says, or nothing if anything has changed since',
      helpValue: 'FILE',
    }),
    force: Flags.boolean({
      description:
        'serve with errors that concern no host that may be installed, and although another DHCP server answers',
    }),
    replay: Flags.string({
      description: 'answer a capture (pcap, pcapng) offline, and print what would have been said',
      helpValue: 'FILE',
      exclusive: ['interface', 'plan', 'once', 'yes', 'force', 'api-port'],
    }),
    once: Flags.boolean({ description: 'end when every host that is installed has come to an end' }),
    log: Flags.option({
      options: ['human', 'json'] as const,
      description:
        'one line an event, for people or programs; by itself a screen on a terminal, else lines for people',
    })(),
    offline: Flags.boolean({
      description:
        'ask no other machine for anything: what hosts load must be in the cache or in the folder of the site',
    }),
    ...CACHE_FLAG,
    state: Flags.string({ description: 'the folder of the journal and the key', helpValue: 'DIR' }),
    'http-port': Flags.integer({ description: 'the HTTP port', min: 1, max: 65535 }),
    'tftp-port': Flags.integer({ description: 'the TFTP port', min: 1, max: 65535, default: 69 }),
    'tftp-single-port': Flags.boolean({
      description: 'keep every TFTP transfer on the TFTP port, for a firewall that opens no other',
    }),
    ra: Flags.boolean({
      description: 'tell the iPXE of known hosts that there is no IPv6, for which it waits 13 s (Linux)',
    }),
    'dhcp-port': Flags.integer({
      description: 'the DHCP port; replies go to the next one, and PXE asks 3944 above it',
      min: 1,
      max: 61591,
      default: 67,
    }),
    'api-port': Flags.integer({
      description: 'answer programs of this machine on this port of loopback; without it there is no API',
      min: 1,
      max: 65535,
    }),
    'pxe-port': Flags.integer({
      description: 'the port of PXE boot servers, where it is not 3944 above the DHCP port',
      min: 1,
      max: 65535,
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Boot);
    if (flags.replay !== undefined)
      return this.#replay(flags.replay, { ...flags, sot: flags.bundle ?? flags.sot });
    const said = (['host', 'yes', 'reinstall'] as const).filter((name) => flags[name]);
    if (flags.plan !== undefined && said.length > 0)
      this.wrongUsage(`a plan says who is installed: leave out --${said.join(' and --')}, or --plan`);
    const [{ boot }, { pretty }] = await Promise.all([
      import('../boot/run.ts'),
      import('../diagnostics/formats/pretty.ts'),
    ]);
    const outcome = await boot(
      {
        location: {
          sot: flags.bundle ?? flags.sot ?? null,
          ref: flags.ref ?? null,
          isOffline: flags.offline,
        },
        venue: {
          site: flags.site ?? null,
          interfaceNames: flags.interface ?? [],
          addr: flags.addr ?? null,
          httpPort: flags['http-port'] ?? null,
          dhcp: flags.dhcp ?? null,
          hosts: flags.host ?? [],
        },
        yes: flags.yes,
        reinstall: flags.reinstall,
        force: flags.force,
        plan: flags.plan ?? null,
        once: flags.once,
        stateDir: flags.state ?? null,
        cacheDir: flags.cache ?? null,
        apiPort: flags['api-port'] ?? null,
        tftpPort: flags['tftp-port'],
        tftpSinglePort: flags['tftp-single-port'],
        dhcpPort: flags['dhcp-port'],
        ...(flags['pxe-port'] !== undefined && { pxePort: flags['pxe-port'] }),
        ra: flags.ra,
      },
      {
        log: flags.log ?? (isScreen(process.stdout) ? 'screen' : 'human'),
        display: process.stdout,
        colour: this.colour(flags),
        data: (text) => this.data(text),
        talk: (text) => this.talk(text),
        input: process.stdin,
        output: process.stderr,
      },
    );
    if (outcome.report !== null)
      this.talk(pretty(outcome.report, outcome.sources, { color: this.talkColour(flags) }));
    if (outcome.message !== null) this.talk(`vaq: ${outcome.message}`);
    process.exitCode = EXIT[outcome.exit];
  }

  async #replay(file: string, flags: ReplayFlags): Promise<void> {
    const { replayFile } = await import('../boot/rehearsal/replay/run.ts');
    const { sot = null, ref = null, site = null, addr = null, state = null, reinstall, log } = flags;
    const ended = await replayFile(
      {
        location: { sot, ref },
        file,
        site,
        hosts: flags.host ?? [],
        addr,
        httpPort: flags['http-port'] ?? null,
        stateDir: state,
        reinstall,
        format: log ?? 'human',
      },
      { data: (text) => this.data(text), talk: (text) => this.talk(text) },
    );
    if (!ended.ok) this.refuse(ended);
  }
}
