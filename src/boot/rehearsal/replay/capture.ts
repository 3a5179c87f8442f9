/** One frame of a capture. */
export interface Frame {
  /** From 1, as other programs count. */
  readonly number: number;
  /** Nanoseconds since 1970; null where the capture does not say. */
  readonly time: bigint | null;
  /** What the frame begins with: a number of tcpdump's registry of link types. */
  readonly linkType: number;
  readonly bytes: Uint8Array;
}

/** The frames up to where the capture can be read, and what is wrong there; null where all of it can. */
export interface ReadCapture {
  readonly frames: readonly Frame[];
  readonly problem: string | null;
}

/** No frame is longer: a length beyond it is no length. */
export const MOST_FRAME = 262_144;
