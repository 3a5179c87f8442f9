import {
  atLeastOne,
  atMostOne,
  choice,
  during,
  needsWords,
  otherwise,
  type Relation,
  valueIs,
} from './relation.ts';

/** What must hold on lines about where the installation comes from. */
export const SOURCE_RELATIONS: Readonly<Record<string, readonly Relation[]>> = {
  driverdisk: [
    atMostOne('--biospart', '--source'),
    otherwise((used) => {
      const other = used.of(['--biospart', '--source'])[0];
      return other !== undefined && used.words.length > 0
        ? [used.first, `a partition cannot be given beside \`${other.name}\``]
        : null;
    }),
    needsWords(
      1,
      'a partition, or one of `--source`, `--biospart`',
      (used) => used.of(['--biospart', '--source']).length > 0,
    ),
  ],
  harddrive: [
    during('F3-32 R3-8', atLeastOne('--biospart', '--partition')),
    during('F3-32 R3-8', atMostOne('--biospart', '--partition')),
  ],
  nvdimm: [
    otherwise((used) =>
      used.words.length > 0 && !['reconfigure', 'use'].includes(used.first.text)
        ? [used.first, `\`nvdimm\` does \`reconfigure\` or \`use\`, found \`${used.first.text}\``]
        : null,
    ),
    choice('--mode', 'sector'),
    atMostOne('--namespace', '--blockdevs'),
    otherwise((used) => {
      const missing = ['--namespace', '--sectorsize'].find((option) => used.value(option) === '');
      return used.words[0]?.text === 'reconfigure' && missing !== undefined
        ? [used.first, `\`nvdimm reconfigure\` needs \`${missing}\``]
        : null;
    }),
    otherwise((used) =>
      used.words[0]?.text === 'use' && used.of(['--namespace', '--blockdevs']).length === 0
        ? [used.first, '`nvdimm use` needs one of `--namespace`, `--blockdevs`']
        : null,
    ),
  ],
  ostreesetup: [
    valueIs('--url', 'an address that begins with `file:`, `http:` or `https:`', (url) =>
      /^(file|https?):/.test(url),
    ),
  ],
  repo: [
    during('F3-14 R3-6', atLeastOne('--baseurl', '--mirrorlist')),
    atMostOne('--baseurl', '--mirrorlist', '--metalink'),
  ],
  updates: [during('F34- R9-', needsWords(1, 'the address of an image'))],
  url: [
    during('F18-26 R7', atLeastOne('--url', '--mirrorlist')),
    during('F27- R8-', atLeastOne('--url', '--mirrorlist', '--metalink')),
    atMostOne('--url', '--mirrorlist', '--metalink'),
  ],
  zfcp: [
    otherwise((used) =>
      used.has('--wwpn') !== used.has('--fcplun')
        ? [used.name, '`--wwpn` and `--fcplun` stand together, or neither']
        : null,
    ),
  ],
};
