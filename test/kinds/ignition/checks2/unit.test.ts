import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks2/unit');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: units of systemd and networkd',
    '2.2.0',
    `
"systemd": {"units": [{"name": "a.service", "enable": true, "mask": false, "contents": "[Service]\\nA=b\\n[Install]\\nWantedBy=c\\n", "dropins": [{"name": "b.conf", "contents": "[Service]\\nA=b\\n"}]}]},
"networkd": {"units": [{"name": "00-eth.network", "contents": "[Match]\\nName=eth0\\n", "dropins": [{"name": "b.conf", "contents": "[Network]\\nDHCP=yes\\n"}]}]}
`,
    [],
  ],
  [
    'units that systemd does not take',
    '2.2.0',
    `
"systemd": {"units": [
  {"name": "a.servce", "enable": true, "contents": "[Service]\\nA=b\\n"},
  {"name": "b.service", "contents": "[Service"},
  {"name": "c.service", "enabled": true, "dropins": [{"name": "b", "contents": "[S\\n"}]}
]}
`,
    [
      '3:12 error /systemd/units/0/name invalid systemd unit extension; the name ends in its type, such as `.service`, found `a.servce` [ignition/unit]',
      '3:52 warning /systemd/units/0/contents unit "a.servce" is enabled, but has no install section so enable does nothing [ignition/unit]',
      '4:37 error /systemd/units/1/contents invalid unit content: unable to find end of section [ignition/unit]',
      '5:63 error /systemd/units/2/dropins/0/name invalid systemd drop-in extension; the name ends in `.conf`, found `b` [ignition/unit]',
      '5:80 error /systemd/units/2/dropins/0/contents invalid unit content: unable to find end of section [ignition/unit]',
    ],
  ],
  [
    'units that networkd does not take',
    '2.2.0',
    `
"networkd": {"units": [
  {"name": "a.service"},
  {"name": "b.network", "contents": "[Match"},
  {"name": "c.netdev", "dropins": [{"name": "d.txt"}]}
]}
`,
    [
      '3:12 error /networkd/units/0/name invalid networkd unit extension; the name ends in its type, such as `.link`, found `a.service` [ignition/unit]',
      '4:37 error /networkd/units/1/contents invalid unit content: unable to find end of section [ignition/unit]',
      '5:45 error /networkd/units/2/dropins/0/name invalid networkd drop-in extension; the name ends in `.conf`, found `d.txt` [ignition/unit]',
    ],
  ],
  [
    'drop-ins of networkd before they were there',
    '2.1.0',
    `
"networkd": {"units": [
  {"name": "c.netdev",
   "dropins": []}
]}
`,
    ['4:4 warning /networkd/units/0/dropins Config has unrecognized key: dropins [ignition/unknown-key]'],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
