import type { OptionType } from './option-values.ts';

/**
 * The options that vaq knows by name: one line each, number, name (RFC 2132 where no other source stands) and kind of
 * value. Values are written and packets are dumped by it; an option that is not here is carried and shown as bytes.
 */
export const OPTION_TYPES = {
  1: ['subnet mask', 'address'],
  2: ['time offset', 'int32'],
  3: ['routers', 'addresses'],
  4: ['time servers', 'addresses'],
  6: ['domain name servers', 'addresses'],
  7: ['log servers', 'addresses'],
  12: ['host name', 'text'],
  13: ['boot file size', 'uint16'],
  15: ['domain name', 'text'],
  17: ['root path', 'text'],
  23: ['default TTL', 'uint8'],
  26: ['interface MTU', 'uint16'],
  28: ['broadcast address', 'address'],
  42: ['NTP servers', 'addresses'],
  43: ['vendor specific', 'suboptions'],
  50: ['requested address', 'address'],
  51: ['lease time', 'uint32'],
  53: ['message type', 'message type'],
  54: ['server identifier', 'address'],
  55: ['parameter request list', 'uint8s'],
  56: ['message', 'text'],
  57: ['maximum message size', 'uint16'],
  58: ['renewal time', 'uint32'],
  59: ['rebinding time', 'uint32'],
  60: ['vendor class', 'text'],
  61: ['client identifier', 'bytes'],
  66: ['TFTP server name', 'text'],
  67: ['boot file name', 'text'],
  77: ['user class', 'text'], // RFC 3004, which iPXE does not follow
  81: ['client FQDN', 'bytes'], // RFC 4702
  82: ['relay agent information', 'suboptions'], // RFC 3046
  93: ['client architecture', 'uint16s'], // RFC 4578
  94: ['client interface', 'uint8s'], // RFC 4578
  97: ['machine identifier', 'uuid'], // RFC 4578
  118: ['subnet selection', 'address'], // RFC 3011
  119: ['domain search', 'bytes'], // RFC 3397
  121: ['classless routes', 'bytes'], // RFC 3442
  150: ['TFTP servers', 'addresses'], // RFC 5859
  175: ['iPXE', 'suboptions'], // Etherboot's site-specific option
} as const satisfies Record<number, readonly [name: string, type: OptionType]>;
