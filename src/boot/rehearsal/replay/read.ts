import type { ReadCapture } from './capture.ts';
import { isPcap, readPcap } from './pcap.ts';
import { isPcapng, readPcapng } from './pcapng.ts';

/** Reads a capture of either format, which its first bytes tell. Total: any bytes give frames, and what is wrong with the rest. */
export function readCapture(bytes: Uint8Array): ReadCapture {
  if (isPcap(bytes)) return readPcap(bytes);
  if (isPcapng(bytes)) return readPcapng(bytes);
  return { frames: [], problem: 'it begins neither as a pcap nor as a pcapng file' };
}
