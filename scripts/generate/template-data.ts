/** What a template sees beside its functions, by name: `test/scripts/generate` holds the names to those that there are. */
const NAMES: Readonly<Record<string, string>> = {
  env: 'the [site](#env); `env.url` is the base URL of the service for this host',
  boot: 'the [boot](#boot); `boot.os` is its [operating system](#os), `boot.config_url` the URL of its configuration if it has one',
  host: 'the [host](#host) with its `interfaces` as in `ifaces`; `host.site` and `host.cluster` are ids',
  iface: 'the primary interface, as in `ifaces`',
  ifaces:
    'the [interfaces](#interface), MACs and UUIDs in their one form; `subnet` is the [subnet](#subnet) itself, with `network`, `broadcast`, `netmask` and `prefix`',
  workflow: 'the [workflow](#workflow)',
  sot: 'the source of truth: `sot.revision`, `sot.name`, and `sot.md` of vaq.yml',
  md: 'the metadata of all levels merged: vaq.yml < site < subnet < cluster < boot < host',
};

/** The names that a template sees, as a section of the data model's page. */
export function templateDataSection(): string {
  const rows = Object.entries(NAMES).map(([name, meaning]) => `| \`${name}\` | ${meaning} |`);
  return [
    '## What a template sees',
    [
      '`env`, `boot`, `boot.os`, `host`, `sot` and each `subnet` have their own metadata as `md`, which is there even where they',
      'have none. A secret is its placeholder, `‹secret name›`. The functions are on the page about [templates](templates.md).',
    ].join('\n'),
    ['| name | is |', '|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

/** The names that a template sees. */
export const TEMPLATE_NAMES: readonly string[] = Object.keys(NAMES);
