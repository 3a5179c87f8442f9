import { join } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { COMMON_FLAGS, EXIT, QUIET_FLAG, VaqCommand } from '../base.ts';

export default class AddHost extends VaqCommand {
  static override summary = 'Append a host to a cluster';
  static override description =
    'Appends one document to the file of a cluster, in which all else stays as it is, and validates the whole source of truth with it. Nothing is written where that has an error.';
  static override examples = [
    '<%= config.bin %> add host r1-05 --mac 52:54:00:00:00:05 --ip 198.51.100.15 --workflow debian12',
    '<%= config.bin %> add host r2-01 --cluster rack2 --mac 52:54:00:00:00:06 --ip 198.51.100.16 --workflow rocky9 --metadata disk=/dev/nvme0n1',
  ];
  static override args = { name: Args.string({ description: 'its name', required: true }) };
  static override flags = {
    ...COMMON_FLAGS,
    ...QUIET_FLAG,
    site: Flags.string({ description: 'its site, where there are several', helpValue: 'ID' }),
    cluster: Flags.string({ description: 'its cluster, where the site has several', helpValue: 'ID' }),
    mac: Flags.string({ description: 'the MAC of its interface', helpValue: 'MAC' }),
    ip: Flags.string({ description: 'the address of its interface', helpValue: 'IP' }),
    subnet: Flags.string({
      description: 'the subnet of that address, where several hold it',
      helpValue: 'ID',
    }),
    device: Flags.string({ description: 'the name of its interface', helpValue: 'NAME', default: 'eth0' }),
    workflow: Flags.string({ description: 'what it goes through', helpValue: 'ID', required: true }),
    uuid: Flags.string({ description: 'its UUID', helpValue: 'UUID' }),
    serial: Flags.string({ description: 'its serial number', helpValue: 'TEXT' }),
    arch: Flags.string({ description: 'its architecture', helpValue: 'ARCH' }),
    metadata: Flags.string({
      description: 'a value for templates (may be repeated); a dot in the key leads into a map',
      helpValue: 'KEY=TEXT',
      multiple: true,
      multipleNonGreedy: true,
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AddHost);
    const { clashingKeys, pretty, proposeHost, writeWhole } = await import('../add-parts.ts');
    const { sot = null, site = null, cluster = null, uuid = null, serial = null, arch = null } = flags;
    const { mac = null, ip = null, subnet = null, device, workflow, quiet } = flags;
    const metadata = new Map<string, string>();
    for (const text of flags.metadata ?? []) {
      const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      if (key === undefined) this.wrongUsage(`--metadata ${text} has no value; write KEY=TEXT`);
      if (metadata.has(key)) this.wrongUsage(`--metadata gives \`${key}\` twice`);
      metadata.set(key, value!);
    }
    const clash = clashingKeys([...metadata.keys()]);
    if (clash !== null)
      this.wrongUsage(`--metadata gives \`${clash[0]}\` a text, so that \`${clash[1]}\` cannot be in it`);
    const host = { name: args.name, uuid, serial, arch, device, mac, subnet, ip, workflow, metadata };
    const added = await proposeHost({ sot, site, cluster, host });
    if (!added.ok) this.refuse(added);
    const { root, file, text, report, sources } = added;
    if (report.summary.errors > 0) {
      this.data(pretty(report, sources, { color: this.colour(flags) }));
      this.talk('nothing is written');
      process.exitCode = EXIT.findings;
      return;
    }
    const problem = await writeWhole(join(root, file), text);
    if (problem !== null) this.couldNot(problem);
    if (quiet) return;
    this.talk(`${file} has ${args.name} now`);
    const { warnings } = report.summary;
    if (warnings > 0)
      this.talk(`${warnings} warning${warnings === 1 ? '' : 's'} in all; \`vaq validate\` shows them`);
  }
}
