/** A file that a system is started with: its path in files.yml, and where it lies on a mirror. */
interface StarterFile {
  readonly path: string;
  /** Below the mirror. */
  readonly url: string;
  /** The member of what lies there; null where it is the file itself. */
  readonly extract?: string;
}

/** An operating system as `vaq init` writes it. */
export interface StarterOs {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly major: string;
  readonly minor?: string;
  readonly release?: string;
  readonly kernel: StarterFile;
  readonly initrd: StarterFile;
  /** Other files, which the command line or the configuration names. */
  readonly files?: readonly StarterFile[];
  /** Lines of YAML below `cmdline:`. */
  readonly cmdline?: readonly string[];
}

/** What can be asked of `vaq init`: an operating system with a boot and a workflow of its own. */
export interface Starter {
  readonly id: string;
  /** What its boot does, for people. */
  readonly does: string;
  readonly os: StarterOs;
  readonly kind: 'preseed' | 'kickstart' | 'autoinstall' | 'ignition';
  /** The template, and the snippets that it includes. */
  readonly asset: string;
  readonly snippets?: readonly string[];
  /** Lines of YAML below the boot's `metadata:`. */
  readonly metadata?: readonly string[];
}

function debian(major: string, release: string): Starter {
  const folder = `debian/dists/${release}/main/installer-amd64/current/images/netboot/debian-installer/amd64`;
  const id = `debian${major}`;
  return {
    id,
    does: `Install Debian ${major}`,
    os: {
      id,
      name: `Debian ${major}`,
      family: 'Debian',
      major,
      release,
      kernel: { path: `${id}/linux`, url: `${folder}/linux` },
      initrd: { path: `${id}/initrd.gz`, url: `${folder}/initrd.gz` },
    },
    kind: 'preseed',
    asset: 'debian.cfg.ejs',
    snippets: ['one-disk.ejs', 'static.ejs'],
    metadata: ['packages: [openssh-server]'],
  };
}

/** Where an installation by Anaconda comes from: `tree` has its packages and its installer, below the mirror. */
interface AnacondaTree {
  readonly tree: string;
  /** The repositories beside it, by name. */
  readonly repositories: Readonly<Record<string, string>>;
  readonly packages: string;
}

/** What Anaconda installs. */
function anaconda(
  { id, name, family, major }: Pick<StarterOs, 'id' | 'name' | 'family' | 'major'>,
  { tree, repositories, packages }: AnacondaTree,
): Starter {
  const boot = `${tree}/images/pxeboot`;
  return {
    id,
    does: `Install ${name}`,
    os: {
      id,
      name,
      family,
      major,
      kernel: { path: `${id}/vmlinuz`, url: `${boot}/vmlinuz` },
      initrd: { path: `${id}/initrd.img`, url: `${boot}/initrd.img` },
      cmdline: ['- inst.text:'],
    },
    kind: 'kickstart',
    asset: 'anaconda.ks.ejs',
    snippets: ['one-disk.ejs', 'network.ejs'],
    metadata: [
      '# Below the mirror: where the packages are, and the repositories beside them.',
      `tree: ${tree}/`,
      'repositories:',
      ...Object.entries(repositories).map(([called, path]) => `  ${called}: ${path}/`),
      `packages: [${packages}]`,
    ],
  };
}

/** A relative of Red Hat Enterprise Linux, from a folder that has `BaseOS` and `AppStream`. */
function enterprise(family: string, name: string, major: string, folder: string): Starter {
  return anaconda(
    { id: `${family.toLowerCase()}${major}`, name: `${name} ${major}`, family, major },
    {
      tree: `${folder}/${major}/BaseOS/x86_64/os`,
      repositories: { AppStream: `${folder}/${major}/AppStream/x86_64/os` },
      packages: '"@^minimal-environment", chrony',
    },
  );
}

const rocky = (major: string): Starter => enterprise('Rocky', 'Rocky Linux', major, 'rocky');
const alma = (major: string): Starter => enterprise('Alma', 'AlmaLinux', major, 'almalinux');

function fedora(major: string): Starter {
  return anaconda(
    { id: 'fedora', name: `Fedora ${major}`, family: 'Fedora', major },
    {
      tree: `fedora/linux/releases/${major}/Everything/x86_64/os`,
      repositories: { updates: `fedora/linux/updates/${major}/Everything/x86_64` },
      packages: '"@^custom-environment", openssh-server, chrony',
    },
  );
}

function ubuntu(year: string, point: string, release: string): Starter {
  const id = `ubuntu${year}04`;
  const url = `ubuntu-releases/${year}.04/ubuntu-${year}.04.${point}-live-server-amd64.iso`;
  return {
    id,
    does: `Install Ubuntu Server ${year}.04`,
    os: {
      id,
      name: `Ubuntu Server ${year}.04`,
      family: 'Ubuntu',
      major: year,
      minor: '04',
      release,
      kernel: { path: `${id}/vmlinuz`, url, extract: 'casper/vmlinuz' },
      initrd: { path: `${id}/initrd`, url, extract: 'casper/initrd' },
      files: [{ path: `${id}/live-server.iso`, url }],
      cmdline: [
        '- ip: dhcp',
        '# The installer itself, which the initrd fetches into memory: a machine needs 4 GB or more.',
        `- url: <%= file('${id}/live-server.iso') %>`,
      ],
    },
    kind: 'autoinstall',
    asset: 'ubuntu.yml.ejs',
    metadata: ['packages: [chrony]'],
  };
}

const FLATCAR_RELEASE = 'flatcar/stable/amd64-usr/4230.2.3';

const FLATCAR: StarterOs = {
  id: 'flatcar',
  name: 'Flatcar Container Linux',
  family: 'Flatcar',
  major: '4230',
  minor: '2',
  kernel: { path: 'flatcar/vmlinuz', url: `${FLATCAR_RELEASE}/flatcar_production_pxe.vmlinuz` },
  initrd: { path: 'flatcar/initrd.cpio.gz', url: `${FLATCAR_RELEASE}/flatcar_production_pxe_image.cpio.gz` },
};

const flatcar: Starter = {
  id: 'flatcar',
  does: 'Install Flatcar',
  os: FLATCAR,
  kind: 'ignition',
  asset: 'flatcar.ign.ejs',
  snippets: ['flatcar-installed.ejs', 'flatcar-unit.ejs', 'networkd.ejs'],
};

const COREOS_RELEASE = '43.20251024.3.0';
const COREOS_FOLDER = `fedora-coreos/prod/streams/stable/builds/${COREOS_RELEASE}/x86_64/fedora-coreos-${COREOS_RELEASE}-live`;

const coreos: Starter = {
  id: 'coreos',
  does: 'Install Fedora CoreOS',
  os: {
    id: 'coreos',
    name: 'Fedora CoreOS 43',
    family: 'Fedora CoreOS',
    major: '43',
    kernel: { path: 'coreos/kernel', url: `${COREOS_FOLDER}-kernel.x86_64` },
    initrd: { path: 'coreos/initramfs.img', url: `${COREOS_FOLDER}-initramfs.x86_64.img` },
    files: [{ path: 'coreos/rootfs.img', url: `${COREOS_FOLDER}-rootfs.x86_64.img` }],
    cmdline: [
      '# The rest of the system in memory, which the initrd fetches.',
      "- coreos.live.rootfs_url: <%= file('coreos/rootfs.img') %>",
    ],
  },
  kind: 'ignition',
  asset: 'coreos.ign.ejs',
  snippets: ['coreos-installed.ejs', 'coreos-unit.ejs', 'nmconnection.ejs'],
};

/** A step that Flatcar does in memory: shell commands, in which `$disk` is the host's disk. */
function step(id: string, does: string, restart: boolean, commands: readonly string[]): Starter {
  return {
    id,
    does,
    os: FLATCAR,
    kind: 'ignition',
    asset: 'step.ign.ejs',
    snippets: ['step-script.ejs', 'step-unit.ejs', 'networkd.ejs'],
    metadata: [
      `restart: ${restart}`,
      '# Lines of a shell script, in which $disk is the disk of the host.',
      commands.length === 0 ? 'commands: []' : 'commands:',
      ...commands.map((command) => `  - ${command}`),
    ],
  };
}

/** Everything that `vaq init` can write, in the order in which it is offered. */
export const STARTERS: readonly Starter[] = [
  debian('12', 'bookworm'),
  debian('13', 'trixie'),
  ubuntu('22', '5', 'jammy'),
  ubuntu('24', '4', 'noble'),
  rocky('8'),
  rocky('9'),
  rocky('10'),
  alma('8'),
  alma('9'),
  alma('10'),
  fedora('44'),
  coreos,
  flatcar,
  step('rescue', 'Start a rescue system in memory once', false, []),
  step('wipe', 'Wipe the disk', true, [
    'wipefs --all --force "$disk"',
    'blkdiscard --force "$disk" || dd if=/dev/zero of="$disk" bs=1M count=64 conv=fsync',
  ]),
  step('inventory', 'Show the firmware and the hardware', true, [
    'grep -r . /sys/class/dmi/id/ 2>/dev/null || true',
    'lscpu',
    'lsblk --output NAME,SIZE,MODEL,SERIAL',
    'ip -brief link',
  ]),
];
