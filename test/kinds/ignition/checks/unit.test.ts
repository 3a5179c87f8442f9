import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/unit');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: units with mask, enable and drop-ins',
    '3.4.0',
    `
"systemd": {"units": [
  {"name": "a.service", "enabled": true, "contents": "[Unit]\\nDescription=a\\n\\n[Install]\\nWantedBy=multi-user.target\\n"},
  {"name": "b.timer", "mask": true},
  {"name": "c.socket", "enabled": true},
  {"name": "d.service", "dropins": [{"name": "10-d.conf", "contents": "# nothing\\n[Service]\\nEnvironment=A=b \\\\\\n  C=d\\n"}]}
]}
`,
    [],
  ],
  [
    'names that systemd does not take',
    '3.4.0',
    `
"systemd": {"units": [
  {"name": "a.servce", "dropins": [
    {"name": "b.cnf"}]},
  {"enabled": true}
]}
`,
    [
      '3:12 error /systemd/units/0/name invalid systemd unit extension; the name ends in its type, such as `.service`, found `a.servce` [ignition/unit]',
      '4:14 error /systemd/units/0/dropins/0/name invalid systemd drop-in extension; the name ends in `.conf`, found `b.cnf` [ignition/unit]',
      '5:3 error /systemd/units/1/name invalid systemd unit extension; the name ends in its type, such as `.service`, found `` [ignition/unit]',
    ],
  ],
  [
    'texts that systemd cannot read',
    '3.4.0',
    `
"systemd": {"units": [
  {"name": "a.service", "contents": "[Unit"},
  {"name": "b.service", "contents": "[Unit] x\\nA=b"},
  {"name": "c.service", "contents": "[Unit]\\nDescription\\n"},
  {"name": "d.service", "contents": "[Unit]\\nDescription"},
  {"name": "e.service", "dropins": [
    {"name": "e.conf", "contents": "[Unit\\nA=b"}]}
]}
`,
    [
      '3:37 error /systemd/units/0/contents invalid unit content: unable to find end of section [ignition/unit]',
      '4:37 error /systemd/units/1/contents invalid unit content: found garbage after section name : "x"; the section is Unit [ignition/unit]',
      '5:37 error /systemd/units/2/contents invalid unit content: unexpected newline encountered while parsing option name [ignition/unit]',
      '6:37 error /systemd/units/3/contents invalid unit content: EOF; an option is written `name=value` [ignition/unit]',
      '8:36 error /systemd/units/4/dropins/0/contents invalid unit content: unable to find end of section [ignition/unit]',
    ],
  ],
  [
    'a unit that is enabled to no effect',
    '3.4.0',
    `
"systemd": {"units": [
  {"name": "a.service", "enabled": true,
   "contents": "[Service]\\nExecStart=/bin/true\\n"}
]}
`,
    [
      '4:16 warning /systemd/units/0/contents unit "a.service" is enabled, but has no install section so enable does nothing [ignition/unit]',
    ],
  ],
  [
    'an instance whose template is enabled to no effect',
    '3.4.0',
    `
"systemd": {"units": [
  {"name": "a@.service", "contents": "[Service]\\nExecStart=/bin/true\\n"},
  {"name": "a@b.service", "enabled": true,
   "contents": ""}
]}
`,
    [
      '5:16 warning /systemd/units/1/contents template unit "a@.service" for "a@b.service" doesn\'t have Install section [ignition/unit]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
