import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { renderTable } from '../render-one.ts';

const test = suite('render/sandbox/inside/helpers');

test('texts are quoted for where they go', async () => {
  const table = {
    '<%= sh("it\'s $HOME") %>': "'it'\\''s $HOME'",
    '<%= sh("") %> <%= sh(5) %>': "'' '5'",
    '<%= sh("a\\0b") %>': '1:5-1:7: sh: no shell word can hold a NUL [template/error]',
    '<%= json({ a: [1, "é\\n"], b: undefined }) %>': '{"a":[1,"é\\n"]}',
    '<%= json(host.metadata, 2) %>': '{\n  "role": "web"\n}',
    '<%= json(md?.nope) %> <%= json("</x>") %>': 'null "</x>"',
    '<%= json(json) %>': '1:5-1:9: this is a function, which has no text: call it [template/unprintable]',
    '<%= b64("") %> <%= b64("f") %> <%= b64("fo") %> <%= b64("foo") %>': ' Zg== Zm8= Zm9v',
    '<%= b64("é\u{1F600}\\ud800") %>': Buffer.from('é\u{1F600}\ufffd').toString('base64'),
    '<%= b64(md) %>':
      '1:5-1:8: this is a map, which has no text: print one of its keys, or json(…) of it [template/unprintable]',
  };
  assert.deepEqual(await renderTable(table), table);
});

test('indent leaves the first line, which the tag stands before, and lines without text', async () => {
  const table = {
    '  <%= indent("a\\nb\\n\\n c\\n", 2) %>|': '  a\n  b\n\n   c\n|',
    '<%= indent("a\\r\\n\\r\\nb", 1) %>': 'a\r\n\r\n b',
    '<%= indent("a", -1) %>':
      '1:5-1:11: indent: the count must be a whole number from 0 to 1000 [template/error]',
  };
  assert.deepEqual(await renderTable(table), table);
});

test('has asks for a path without failing', async () => {
  const table = {
    '<%= has(md, "disk") %> <%= has(md, "nope") %> <%= has(host, "metadata.role") %>': 'true false true',
    '<%= has(host, "metadata.role.length") %> <%= has(iface, "subnet.dns.1") %> <%= has(iface, "subnet.dns.2") %>':
      'false true false',
    '<%= has(undefined, "a") %> <%= has({ a: { b: 1 } }, "a.b") %> <%= has(md, "constructor") %>':
      'false true false',
  };
  assert.deepEqual(await renderTable(table), table);
});

test('addresses are computed from a network in prefix notation', async () => {
  const bad = (name: string, what: string) =>
    `1:10-1:${10 + name.length}: cidr.${name}: "${what}" is not an IPv4 network such as 198.51.100.0/24 [template/error]`;
  const table = {
    '<%= cidr.netmask("10.1.2.3/22") %> <%= cidr.prefix("10.1.2.3/22") %>': '255.255.252.0 22',
    '<%= cidr.network("10.1.2.3/22") %> <%= cidr.broadcast("10.1.2.3/22") %>': '10.1.0.0 10.1.3.255',
    '<%= cidr.netmask("0.0.0.0/0") %> <%= cidr.broadcast("0.0.0.0/0") %> <%= cidr.netmask("1.2.3.4/32") %>':
      '0.0.0.0 255.255.255.255 255.255.255.255',
    '<%= cidr.host("198.51.100.0/24", 5) %> <%= cidr.host("198.51.100.0/24", -2) %>':
      '198.51.100.5 198.51.100.254',
    '<%= cidr.host("198.51.100.0/30", 4) %>':
      '1:10-1:14: cidr.host: 198.51.100.0/30 has no address 4, it has 4 [template/error]',
    '<%= cidr.contains("198.51.100.0/25", "198.51.100.128") %> <%= cidr.contains("0.0.0.0/0", "255.0.0.1") %>':
      'false true',
    '<%= cidr.network("198.51.100.0/33") %>': bad('network', '198.51.100.0/33'),
    '<%= cidr.network("2001:db8::/64") %>': bad('network', '2001:db8::/64'),
    '<%= cidr.network("10.01.0.0/8") %>':
      '1:10-1:17: cidr.network: "10.01.0.0" is not an IPv4 address [template/error]',
  };
  assert.deepEqual(await renderTable(table), table);
});

test.run();
