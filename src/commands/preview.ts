import { Args, Flags } from '@oclif/core';
import { COMMON_FLAGS, QUIET_FLAG, REVISION_FLAGS, VaqCommand } from './base.ts';

export default class Preview extends VaqCommand {
  static override summary = 'Print what a host gets, byte for byte';
  static override description =
    'Renders the iPXE script and the unattended configuration of a host as `vaq boot` would serve them. One artifact alone goes bare to stdout, so that it can be piped into a validator.';
  static override examples = [
    '<%= config.bin %> preview r1-01',
    '<%= config.bin %> preview r1-01 --kind preseed | debconf-set-selections --checkonly',
    '<%= config.bin %> preview r1-01 --ipxe',
  ];
  static override args = {
    host: Args.string({
      description: 'a name, site/name, MAC, UUID or glob; every host where it is left out',
    }),
  };
  static override flags = {
    ...COMMON_FLAGS,
    ...QUIET_FLAG,
    ...REVISION_FLAGS,
    site: Flags.string({ description: 'only this site', helpValue: 'ID' }),
    boot: Flags.string({ description: 'only this boot', helpValue: 'ID' }),
    kind: Flags.string({ description: 'only artifacts of this kind', helpValue: 'KIND' }),
    ipxe: Flags.boolean({ description: 'only the iPXE script', exclusive: ['kind'] }),
    addr: Flags.string({ description: 'the address of the service', helpValue: 'ADDRESS' }),
    'http-port': Flags.integer({ description: 'the HTTP port of the service', min: 1, max: 65535 }),
    state: Flags.string({ description: 'the folder of the journal and the key', helpValue: 'DIR' }),
    reinstall: Flags.boolean({ description: 'what a reinstallation would get: the next attempt' }),
    format: Flags.option({
      options: ['pretty', 'json'] as const,
      default: 'pretty' as const,
      description: 'how it is written',
    })(),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Preview);
    const [{ withSot }, { preview }, formats, { pretty }] = await Promise.all([
      import('../pipeline/open.ts'),
      import('../pipeline/preview.ts'),
      import('../pipeline/preview-formats.ts'),
      import('../diagnostics/formats/pretty.ts'),
    ]);
    const { sot = null, ref = null, site = null, boot = null, addr = null, state = null, reinstall } = flags;
    const kind = flags.ipxe ? 'ipxe' : (flags.kind ?? null);
    const hosts = args.host === undefined ? [] : [args.host];
    const wish = {
      site,
      hosts,
      boot,
      kind,
      addr,
      httpPort: flags['http-port'] ?? null,
      stateDir: state,
      reinstall,
    };
    const result = await withSot({ sot, ref }, (opened, sandbox) => preview(opened, wish, sandbox));
    if (!result.ok) this.couldNot(result.message);
    if (!result.value.ok) this.refuse(result.value);
    const { previewed, report, sources } = result.value;
    if (report.diagnostics.length > 0) {
      this.talk(pretty(report, sources, { color: this.talkColour(flags) }));
      if (report.summary.errors > 0) process.exitCode = 1;
    }
    this.data(flags.format === 'json' ? formats.jsonPreview(previewed) : formats.plainPreview(previewed));
    if (flags.format === 'pretty' && !flags.quiet) this.talk(formats.contextLine(previewed));
  }
}
