// What firmware is told to start. The lessons are of captured machines: fixtures/packets, docs/dhcp.md.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type BootAnswer, bootAnswer } from '../../../src/boot/dhcp/boot-answer.ts';
import type { Architecture, ClientKind, DhcpClient } from '../../../src/boot/dhcp/client.ts';
import type { DhcpHost } from '../../../src/boot/dhcp/host.ts';
import { SERVER, sampleHost } from './sample.ts';

const test = suite('boot/dhcp/boot-answer');

function client(kind: ClientKind, architecture: Architecture | null): DhcpClient {
  return { mac: '52:54:00:00:00:01', uuid: null, uuidBigEndian: null, kind, architecture };
}

function told(kind: ClientKind, architecture: Architecture | null, boot: DhcpHost['boot']): BootAnswer {
  return bootAnswer(client(kind, architecture), sampleHost({ boot }), SERVER);
}

function nothing(summary: string): BootAnswer {
  return { siaddr: '0.0.0.0', sname: '', file: null, options: new Map(), summary };
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

const SCRIPT: BootAnswer = {
  siaddr: '198.51.100.1',
  sname: '',
  file: 'http://198.51.100.1/boot.ipxe',
  options: new Map([
    [67, ascii('http://198.51.100.1/boot.ipxe\0')],
    [175, Uint8Array.of(176, 1, 1)],
  ]),
  summary: 'http://198.51.100.1/boot.ipxe',
};

test('iPXE gets its script, also where it is to boot locally: the script says how', () => {
  assert.deepEqual(told('ipxe', 'bios', 'network'), SCRIPT);
  assert.deepEqual(told('ipxe', 'efi-arm64', 'local'), SCRIPT);
  assert.deepEqual(told('ipxe', null, 'network'), SCRIPT);
});

test('a script comes with a next server, without which iPXE says "Nothing to boot"', () => {
  assert.equal(told('ipxe', 'bios', 'network').siaddr, '198.51.100.1');
});

test('bare PXE firmware gets the program of its architecture by TFTP, at once', () => {
  const program = (name: string): BootAnswer => ({
    siaddr: '198.51.100.1',
    sname: '198.51.100.1',
    file: name,
    options: new Map([
      [60, ascii('PXEClient')],
      [43, Uint8Array.of(6, 1, 8, 255)],
      [66, ascii('198.51.100.1')],
      [67, ascii(`${name}\0`)],
    ]),
    summary: `${name} from 198.51.100.1`,
  });
  assert.deepEqual(told('pxe', 'bios', 'network'), program('undionly.kpxe'));
  assert.deepEqual(told('pxe', 'efi-x86_64', 'network'), program('snponly.efi'));
  assert.deepEqual(told('pxe', 'efi-arm64', 'network'), program('snponly-arm64.efi'));
});

test('UEFI HTTP boot gets a URL and its vendor class back', () => {
  const url = 'http://198.51.100.1/boot/snponly.efi';
  assert.deepEqual(told('http', 'http-x86_64', 'network'), {
    siaddr: '0.0.0.0',
    sname: '',
    file: url,
    options: new Map([
      [60, ascii('HTTPClient')],
      [67, ascii(`${url}\0`)],
    ]),
    summary: url,
  });
});

test('PXE firmware of a host that starts its disk is told so, for an address alone holds it up for a minute', () => {
  assert.deepEqual(told('pxe', 'efi-x86_64', 'local'), {
    ...nothing('local boot, so no boot file'),
    options: new Map([
      [60, ascii('PXEClient')],
      [43, ascii('\x06\x01\x03\x09\x08\x00\x00\x05local\x0a\x06\x00local\xff')],
    ]),
  });
  assert.deepEqual(told('pxe', null, 'local'), told('pxe', 'efi-x86_64', 'local'));
});

test('UEFI HTTP boot of a host that starts its disk gets no URL and no class: it asks once more after iPXE’s exit', () => {
  assert.deepEqual(told('http', 'http-x86_64', 'local'), nothing('local boot, so no boot file'));
});

test('a BMC gets an address only, whatever it says it is', () => {
  for (const kind of ['ipxe', 'pxe', 'http'] as const) {
    assert.deepEqual(told(kind, 'bios', 'none'), nothing('address only, never booted'));
  }
});

test('an operating system gets an address only, whatever its host is due', () => {
  for (const boot of ['network', 'local', 'none'] as const) {
    assert.deepEqual(told('ordinary', null, boot), nothing('address only'));
  }
});

test('firmware for which there is no program gets an address, and the log says why', () => {
  assert.deepEqual(told('pxe', 'efi-ia32', 'network'), nothing('no TFTP program for efi-ia32'));
  assert.deepEqual(told('http', 'http-arm64', 'network'), nothing('no HTTP program for http-arm64'));
  const unknown = nothing('its architecture (option 93) is absent or unknown');
  assert.deepEqual(told('pxe', null, 'network'), unknown);
  assert.deepEqual(told('http', null, 'network'), unknown);
});

test.run();
