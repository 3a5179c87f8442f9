import type { Opening } from '../facts.ts';

/** Every port of both protocols. */
export const ALL: Opening = { protocol: null, from: 0, to: 65535 };

/** Ports as firewalls write them: `69`, `80,443`, `6000:6007` or `6000-6007`; null where a part is no port. */
export function openings(text: string, protocol: Opening['protocol']): readonly Opening[] | null {
  const found = text.split(',').map((part): Opening | null => {
    const [, from, to = from] = /^(\d+)(?:[:-](\d+))?$/.exec(part.trim()) ?? [];
    return from === undefined ? null : { protocol, from: Number(from), to: Number(to) };
  });
  return found.some((one) => one === null) ? null : (found as Opening[]);
}

/** `udp` and `tcp` as they are; null for everything else. */
export function protocolOf(text: string | undefined): Opening['protocol'] {
  return text === 'udp' || text === 'tcp' ? text : null;
}
