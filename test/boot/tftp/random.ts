/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Octets that look random and are the same for the same seed. */
export function octetsFrom(seed: number, length: number): Uint8Array {
  const random = randomFrom(seed);
  return Uint8Array.from({ length }, () => random() * 256);
}

/** A datagram with a few octets changed, removed or put in. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const out = [...bytes];
  for (let times = 1 + random() * 4; times >= 1; times--) {
    const at = Math.floor(random() * (out.length + 1));
    const octet = random() < 0.5 ? 0 : Math.floor(random() * 256);
    const how = random();
    if (how < 0.5) out[Math.min(at, Math.max(out.length - 1, 0))] = octet;
    else if (how < 0.7) out.splice(at, 1);
    else if (how < 0.9) out.splice(at, 0, octet);
    else out.length = at;
  }
  return Uint8Array.from(out);
}
