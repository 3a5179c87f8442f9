import { relative } from 'node:path';
import { Args, Flags } from '@oclif/core';
import { COMMON_FLAGS, EXIT, QUIET_FLAG, VaqCommand } from './base.ts';

export default class Init extends VaqCommand {
  static override summary = 'Write a source of truth to start from';
  static override description =
    'Writes a source of truth for the systems that are chosen, which validates, and can be previewed at once. On a terminal it asks for what no flag says; elsewhere it asks nothing. Nothing is written where something is wrong, and no file is written over without `--force`.';
  static override examples = [
    '<%= config.bin %> init datacenter --system debian12 --system rocky9',
    '<%= config.bin %> init datacenter --hosts hosts.csv --site ams1 --subnet 198.51.100.0/24',
  ];
  static override args = {
    dir: Args.string({ description: 'the folder; by default this one', default: '.' }),
  };
  static override flags = {
    'no-color': COMMON_FLAGS['no-color'],
    ...QUIET_FLAG,
    system: Flags.string({
      description: 'a system to install (may be repeated); with --hosts by default those that it names',
      helpValue: 'ID',
      multiple: true,
      multipleNonGreedy: true,
    }),
    site: Flags.string({ description: 'the id of the site; by default site1', helpValue: 'ID' }),
    subnet: Flags.string({
      description: 'its network, or several, each with an id; by default 198.51.100.0/24',
      helpValue: '[ID=]CIDR',
      multiple: true,
      multipleNonGreedy: true,
    }),
    gateway: Flags.string({
      description: 'the router of the first network; by default its first address',
      helpValue: 'IP',
    }),
    addr: Flags.string({
      description: 'the address of the machine that serves; by default the second',
      helpValue: 'IP',
    }),
    static: Flags.boolean({
      description: 'installed systems have the addresses of their hosts, without DHCP',
    }),
    mirror: Flags.string({
      description: 'the mirror that packages and kernels come from; without one, files.yml is for a folder',
      helpValue: 'HOST',
    }),
    hosts: Flags.string({
      description: 'a table of hosts: name, mac, ip, subnet, workflow, and metadata',
      helpValue: 'FILE.csv',
    }),
    cluster: Flags.string({
      description: 'the name of the file of hosts',
      helpValue: 'ID',
      default: 'rack1',
    }),
    ci: Flags.option({
      description: 'for which server a CI definition is written',
      options: ['github', 'gitlab', 'none'] as const,
      default: 'github' as const,
    })(),
    force: Flags.boolean({ description: 'write over files that are there' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Init);
    const { askWhatIsOpen, pretty, proposeTree, takenPaths, writeNew } = await import('./init-parts.ts');
    const { system = [], site = null, subnet = [], hosts = null } = flags;
    const isAsked = process.stdin.isTTY === true && process.stderr.isTTY === true;
    const said = { systems: system, site, subnets: subnet, hosts };
    const answers = isAsked ? await askWhatIsOpen(said, process.stdin, process.stderr) : said;
    if (answers === null) this.couldNot('the questions were left without an answer; nothing is written');
    const proposed = await proposeTree({
      folder: args.dir,
      systems: answers.systems,
      site: answers.site ?? 'site1',
      subnets: answers.subnets.length === 0 ? ['198.51.100.0/24'] : answers.subnets,
      gateway: flags.gateway ?? null,
      addr: flags.addr ?? null,
      mirror: flags.mirror ?? null,
      addressing: flags.static ? 'static' : 'dhcp',
      hosts,
      cluster: flags.cluster,
      ci: flags.ci,
    });
    if (!proposed.ok) this.refuse(proposed);
    const { files, report, sources } = proposed;
    const findings =
      report.diagnostics.length === 0 ? '' : pretty(report, sources, { color: this.colour(flags) });
    if (report.summary.errors > 0) {
      this.data(findings);
      this.talk('nothing is written');
      process.exitCode = EXIT.findings;
      return;
    }
    const taken = await takenPaths(args.dir, files.keys());
    if (typeof taken === 'string') this.couldNot(taken);
    if (taken.length > 0 && !flags.force)
      this.couldNot(`there already: ${taken.join(', ')}; nothing is written; --force writes over them`);
    const problem = await writeNew(args.dir, files);
    if (problem !== null) this.couldNot(problem);
    if (flags.quiet) return;
    this.data(findings);
    for (const path of files.keys()) this.talk(`wrote ${path}`);
    const { hosts: count, artifacts } = report.summary;
    const into = relative('.', args.dir) === '' ? '' : `cd ${args.dir}, `;
    this.talk(
      `${count} host${count === 1 ? '' : 's'}, ${artifacts} artifacts; next: ${into}vaq validate, vaq preview HOST`,
    );
  }
}
