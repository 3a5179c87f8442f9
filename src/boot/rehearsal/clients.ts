import { encodeOption } from '../dhcp/codec/options.ts';

/** The types of firmware and clients that a machine may ask with, by the names that `--firmware` takes. */
export type ClientName =
  | 'bios'
  | 'uefi'
  | 'arm64'
  | 'uefi-http'
  | 'arm64-http'
  | 'ipxe-bios'
  | 'ipxe-uefi'
  | 'ipxe-arm64'
  | 'os';

/** A client as it asks DHCP. */
export interface ClientProfile {
  /** For people. */
  readonly title: string;
  /** Options beside the message type and the machine's own, in the order of the wire. */
  readonly options: ReadonlyMap<number, Uint8Array>;
  readonly flags: number;
}

// Parameter request lists, architectures and classes as captured: see fixtures/packets.
const FIRMWARE_LIST = [
  1, 2, 3, 4, 5, 6, 12, 13, 15, 17, 18, 22, 23, 28, 40, 41, 42, 43, 50, 51, 54, 58, 59, 60, 66, 67, 97, 128,
  129, 130, 131, 132, 133, 134, 135,
];
const IPXE_LIST = [
  1, 3, 6, 7, 12, 15, 17, 26, 43, 60, 66, 67, 119, 128, 129, 130, 131, 132, 133, 134, 135, 175, 203,
];
const SYSTEM_LIST = [1, 28, 2, 3, 15, 6, 119, 12, 44, 47, 26, 121, 42];

/** RFC 2131 §2: the sender has no address yet and wants the reply by broadcast. */
const BROADCAST = 0x8000;

function firmware(
  title: string,
  vendorClass: 'PXEClient' | 'HTTPClient',
  architecture: number,
  version: readonly [type: number, major: number, minor: number],
): ClientProfile {
  const [type, major, minor] = version;
  const undi = `${major}`.padStart(3, '0') + `${minor}`.padStart(3, '0');
  return {
    title,
    flags: BROADCAST,
    options: new Map([
      [57, encodeOption(57, 1472)],
      [55, encodeOption(55, FIRMWARE_LIST)],
      [94, encodeOption(94, [type, major, minor])],
      [93, encodeOption(93, [architecture])],
      [60, encodeOption(60, `${vendorClass}:Arch:${`${architecture}`.padStart(5, '0')}:UNDI:${undi}`)],
    ]),
  };
}

function ipxe(
  title: string,
  architecture: number,
  version: readonly [number, number, number],
): ClientProfile {
  const options = new Map(firmware(title, 'PXEClient', architecture, version).options);
  options.set(55, encodeOption(55, IPXE_LIST));
  options.set(77, encodeOption(77, 'iPXE'));
  // 23: it was built with HTTP (ipxe.org/howto/dhcpd).
  options.set(
    175,
    encodeOption(175, [
      [19, Uint8Array.of(1)],
      [23, Uint8Array.of(1)],
    ]),
  );
  return { title, flags: 0, options };
}

/** Each type of client, in the order in which they are shown. */
export const CLIENTS: Readonly<Record<ClientName, ClientProfile>> = {
  bios: firmware('BIOS PXE', 'PXEClient', 0, [1, 2, 1]),
  uefi: firmware('UEFI x86-64 PXE', 'PXEClient', 7, [1, 3, 0]),
  arm64: firmware('UEFI arm64 PXE', 'PXEClient', 11, [1, 3, 0]),
  'uefi-http': firmware('UEFI x86-64 HTTP boot', 'HTTPClient', 16, [1, 3, 0]),
  'arm64-http': firmware('UEFI arm64 HTTP boot', 'HTTPClient', 19, [1, 3, 0]),
  'ipxe-bios': ipxe('iPXE on BIOS', 0, [1, 2, 1]),
  'ipxe-uefi': ipxe('iPXE on UEFI', 7, [1, 3, 16]),
  'ipxe-arm64': ipxe('iPXE on UEFI arm64', 11, [1, 3, 16]),
  os: {
    title: 'an operating system',
    flags: 0,
    options: new Map([[55, encodeOption(55, SYSTEM_LIST)]]),
  },
};

/** Every name of a client. */
export const CLIENT_NAMES = Object.keys(CLIENTS) as readonly ClientName[];
