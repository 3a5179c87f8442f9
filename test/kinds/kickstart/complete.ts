/** The fewest commands that keep the installer from asking, each with those that do its work as well. */
const BASE: readonly (readonly [line: string, others: RegExp])[] = [
  ['url --url=http://mirror.example/os/', /^(url|nfs|cdrom|harddrive|hmc|liveimg|ostree|bootc|repo)/m],
  ['rootpw ‹secret root›', /^(rootpw|user|sshkey)/m],
  ['bootloader --location=mbr', /^boot/m],
  ['autopart', /^(auto|part|raid|volgroup|logvol|btrfs|mount)/m],
];

/** A file that begins with the given lines and says the rest, so that only these lines can be wrong. */
export function complete(...lines: readonly string[]): string {
  const text = lines.join('\n');
  return [...lines, ...BASE.flatMap(([line, others]) => (others.test(text) ? [] : [line])), ''].join('\n');
}
