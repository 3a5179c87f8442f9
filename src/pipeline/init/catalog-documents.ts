import type { Starter, StarterOs } from './systems.ts';

/** Stands for a mirror where none is named. */
export const NO_MIRROR = 'mirror.example';

/** The comment by which editors find the schema of a document (docs/editors.md); `depth` folders lie above it. */
export function modeline(schema: string, depth: number): string {
  const above = depth === 0 ? './' : '../'.repeat(depth);
  return `# yaml-language-server: $schema=${above}node_modules/vaq/schema/v1/${schema}.json\n`;
}

function indented(lines: readonly string[], margin = '  '): string {
  return lines.map((line) => `${margin}${line}\n`).join('');
}

/** The document of an operating system. */
export function osDocument(os: StarterOs): string {
  const minor = os.minor === undefined ? '' : `minor_version: ${JSON.stringify(os.minor)}\n`;
  const release = os.release === undefined ? '' : `release_name: ${os.release}\n`;
  return `${modeline('os', 1)}# How one kernel is started; every boot that names it here shares that.
id: ${os.id}
name: ${os.name}
os_family: ${os.family}
major_version: ${JSON.stringify(os.major)}
${minor}${release}arch: x86_64
boot:
  # Paths of files.yml.
  kernel: ${os.kernel.path}
  initrd:
    - ${os.initrd.path}
# The kernel's arguments. Those by which the installer finds its configuration are added by vaq.
cmdline:
  # The last console is the one that an installer talks on: take away what your machines do not have.
  - console: [tty0, "ttyS0,115200n8"]
${indented(os.cmdline ?? [])}`;
}

/** The document of the one boot of a starter. */
export function bootDocument({ id, does, os, kind, asset, metadata = [] }: Starter): string {
  const values =
    metadata.length === 0
      ? ''
      : `# What its template reads, beside what vaq.yml, the site and the host say.\nmetadata:\n${indented(metadata)}`;
  return `${modeline('boot', 1)}# One network boot: an operating system, and the configuration by which it needs nobody at its keyboard.
id: ${id}
name: ${does}
operating_system: ${os.id}
unattended:
  type: ${kind}
  # assets/${kind}/${asset}
  use: ${asset}
# It is over when the machine says so: by checkpoint() in the template.
done: checkpoint
${values}`;
}

/** The document of the workflow that is the boot alone. */
export function workflowDocument({ id }: Starter): string {
  return `${modeline('workflow', 1)}# What a host goes through, boot by boot. After the last it starts from its own disk.
id: ${id}
workflow:
  - boot: ${id}
`;
}

const FROM_MIRROR = `# What is served as it is. \`vaq lock\` pins each file to its digest, \`vaq fetch\` fetches what is pinned.
`;
const FROM_FOLDER = `# What is served as it is, from the folder \`files\` (\`service.files\` of the site). Or give each file the \`url\` of a
# mirror of yours, as below: \`vaq lock\` pins it to its digest then, and \`vaq fetch\` fetches what is pinned.
`;

/** files.yml with what the operating systems are started with: from a mirror, or from a folder where that is null. */
export function filesDocument(oses: readonly StarterOs[], mirror: string | null): string {
  const files = oses.flatMap(({ kernel, initrd, files: more = [] }) => [kernel, initrd, ...more]);
  const sign = mirror === null ? '# ' : '';
  const entries = files.map(({ path, url, extract }) => {
    const member = extract === undefined ? '' : `    ${sign}extract: ${extract}\n`;
    return `  - path: ${path}\n    arch: x86_64\n    ${sign}url: http://${mirror ?? NO_MIRROR}/${url}\n${member}`;
  });
  return `${modeline('files', 0)}${mirror === null ? FROM_FOLDER : FROM_MIRROR}files:
${entries.join('')}`;
}
