/** The pure functions that every template sees: quoting, JSON, base64, indentation, IPv4 arithmetic. */
export const HELPERS = String.raw`
const refuse = (message) => fault('refused', { message });

/** The text that a tag prints for a value; what could only be a mistake has none. */
function textOf(value, more) {
  switch (typeof value) {
    case 'string':
      return value;
    case 'undefined':
      return '';
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'number':
      if (Number.isFinite(value)) return String(value);
      throw fault('unprintable', { what: String(value), path: '', ...more });
    default:
      throw fault('unprintable', { what: kindOf(value), path: '', ...more });
  }
}

function json(value, indent = 0) {
  const text = JSON.stringify(value ?? null, null, indent);
  if (text === undefined) throw fault('unprintable', { what: kindOf(value), path: '' });
  return text;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
function b64(value) {
  const bytes = unescape(encodeURIComponent(textOf(value).toWellFormed()));
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const word = (bytes.charCodeAt(at) << 16) | (bytes.charCodeAt(at + 1) << 8) | bytes.charCodeAt(at + 2);
    text += BASE64[(word >> 18) & 63] + BASE64[(word >> 12) & 63];
    text += (left > 1 ? BASE64[(word >> 6) & 63] : '=') + (left > 2 ? BASE64[word & 63] : '=');
  }
  return text;
}

function sh(value) {
  const text = textOf(value);
  if (text.includes('\0')) throw refuse('sh: no shell word can hold a NUL');
  return "'" + text.replaceAll("'", "'\\''") + "'";
}

/** Four bytes as one number, or a clear refusal. */
function numberOf(name, address) {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1) ?? [];
  if (parts.length !== 4 || parts.some((part) => Number(part) > 255 || String(Number(part)) !== part))
    throw refuse('cidr.' + name + ': ' + JSON.stringify(address) + ' is not an IPv4 address');
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

const dotted = (number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');

function subnetOf(name, text) {
  const [, address, length] = /^([^/]*)\/(\d{1,2})$/.exec(textOf(text)) ?? [];
  if (length === undefined || Number(length) > 32)
    throw refuse('cidr.' + name + ': ' + JSON.stringify(text) + ' is not an IPv4 network such as 198.51.100.0/24');
  const prefix = Number(length);
  const size = 2 ** (32 - prefix);
  const number = numberOf(name, address);
  return { prefix, size, start: number - (number % size) };
}

const cidr = {
  prefix: (network) => subnetOf('prefix', network).prefix,
  netmask: (network) => dotted(2 ** 32 - subnetOf('netmask', network).size),
  network: (network) => dotted(subnetOf('network', network).start),
  broadcast: (network) => {
    const { start, size } = subnetOf('broadcast', network);
    return dotted(start + size - 1);
  },
  /** The address n places after the network's, or before its end where n is negative. */
  host: (network, n) => {
    const { start, size } = subnetOf('host', network);
    if (!Number.isInteger(n) || n >= size || n < -size)
      throw refuse('cidr.host: ' + network + ' has no address ' + String(n) + ', it has ' + size);
    return dotted(start + (n < 0 ? size + n : n));
  },
  contains: (network, address) => {
    const { start, size } = subnetOf('contains', network);
    const number = numberOf('contains', textOf(address));
    return number >= start && number < start + size;
  },
};

/** Every line but the first, and but the empty ones, moved right: before the first stands the tag's own indentation. */
function indented(value, count) {
  if (!Number.isInteger(count) || count < 0 || count > 1000) throw refuse('indent: the count must be a whole number from 0 to 1000');
  return textOf(value).replace(/\n(?=[^\r\n])/g, '\n' + ' '.repeat(count));
}
`;
