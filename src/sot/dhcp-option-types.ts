import type { DhcpOption } from './schema/generated/types.ts';

type Type = DhcpOption['type'];

/** What well-known options hold (RFC 2132, sections 3 to 8; RFC 2241, 2610, 5071, 5859, 8910; Microsoft's 252): by type, their numbers. */
const HELD: readonly (readonly [type: Type, options: readonly number[]])[] = [
  [
    'addresses',
    [
      4, 5, 7, 8, 9, 10, 11, 16, 21, 32, 33, 41, 44, 45, 48, 49, 65, 68, 69, 70, 71, 72, 73, 74, 75, 76, 85,
      150,
    ],
  ],
  ['uint8', [19, 20, 23, 27, 29, 30, 31, 34, 36, 37, 39, 46, 116]],
  ['uint16', [13, 22, 26]],
  ['uint32', [24, 35, 38, 211]],
  ['int32', [2]],
  ['string', [14, 17, 18, 40, 47, 62, 64, 100, 101, 114, 208, 209, 210, 252]],
];

const BYTES: Readonly<Partial<Record<Type, number>>> = {
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  uint32: 4,
  int32: 4,
};

/** The type that clients take a well-known option for, where it is sent as another; bytes in base64 may be anything. */
export function expectedType({ option, type }: Pick<DhcpOption, 'option' | 'type'>): Type | null {
  const expected = HELD.find(([, options]) => options.includes(option))?.[0];
  if (expected === undefined || type === 'base64' || type === expected) return null;
  return BYTES[type] !== undefined && BYTES[type] === BYTES[expected] ? null : expected;
}
