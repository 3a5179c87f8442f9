import { base64Problem } from './base64.ts';

const TOKEN = /[-!#$%&'*+.0-9A-Z^_`a-z{|}~]/;
const TYPES = /^(?:text|image|audio|video|application|message|multipart)/;

const BAD_BASE64 = 'invalid data character; base64 is written in A–Z, a–z, 0–9, `+` and `/`';

const BAD_DATA = 'invalid data character; write what is no plain letter as `%` and two hexadecimal digits';

/** Reads a text forwards. */
class Reader {
  at = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The tokens from here on, up to a sign of `ends`; or what is wrong. */
  tokens(ends: string, atEnd: string, bad: string): { readonly word: string } | { readonly problem: string } {
    const start = this.at;
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at]!;
      if (ends.includes(sign)) return { word: this.text.slice(start, this.at) };
      if (!TOKEN.test(sign)) return { problem: bad };
    }
    return { problem: atEnd };
  }
}

function typeProblem(reader: Reader): string | null {
  if (reader.text[reader.at] === undefined) return 'missing comma before data';
  if (!TOKEN.test(reader.text[reader.at]!)) return 'invalid character after data prefix';
  const type = reader.tokens('/', 'missing media type slash', 'invalid character for media type');
  if ('problem' in type) return type.problem;
  if (!/^x-/i.test(type.word) && !TYPES.test(type.word)) return 'invalid media type';
  reader.at += 1;
  const subtype = reader.tokens(';,', 'incomplete media type', 'invalid character for media subtype');
  return 'problem' in subtype ? subtype.problem : null;
}

function quotedProblem(reader: Reader): string | null {
  const quoted = /^"(?:[^"\\]|\\.)*"/s.exec(reader.text.slice(reader.at));
  if (quoted === null) return 'unclosed quoted string';
  reader.at += quoted[0].length;
  const next = reader.text[reader.at];
  if (next === undefined) return 'missing comma before data';
  return next === ';' || next === ',' ? null : 'expected semicolon or comma';
}

function parameterValueProblem(reader: Reader): string | null {
  reader.at += 1;
  const first = reader.text[reader.at];
  if (first === '"') return quotedProblem(reader);
  if (first === undefined) return 'missing comma before data';
  const bad = 'invalid character for parameter value';
  if (!TOKEN.test(first)) return bad;
  const value = reader.tokens(';,', 'missing comma before data', bad);
  return 'problem' in value ? value.problem : escapeProblem(value.word);
}

/** Parameters up to the comma: what is wrong, or whether the data is in base64. */
function parameters(reader: Reader): boolean | string {
  const end = 'unterminated parameter sequence';
  while (reader.text[reader.at] === ';') {
    reader.at += 1;
    const first = reader.text[reader.at];
    if (first === undefined || first === '=' || first === ',') return end;
    const name = reader.tokens('=,', end, 'invalid character for parameter attribute');
    if ('problem' in name) return name.problem;
    if (reader.text[reader.at] === ',') {
      return name.word === 'base64' ? true : `expected base64, got ${name.word}`;
    }
    const problem = parameterValueProblem(reader);
    if (problem !== null) return problem;
  }
  return false;
}

function escapeProblem(text: string): string | null {
  const bad = /%(?![0-9a-f]{2})/i.exec(text);
  if (bad === null) return null;
  const isCut = /^%[0-9a-f]?$/i.test(text.slice(bad.index));
  return isCut
    ? 'rfc2396: unexpected end of unescape sequence'
    : 'rfc2396: invalid char 0x25 in unescape sequence';
}

/** What is wrong with a URL of the scheme `data` (RFC 2397), or null; in the words of the library that Ignition reads it with. */
export function dataUrlProblem(url: string): string | null {
  if (!url.startsWith('data:')) return 'missing data prefix';
  const reader = new Reader(url);
  reader.at = 'data:'.length;
  if (!';,'.includes(url[reader.at] ?? 'x')) {
    const problem = typeProblem(reader);
    if (problem !== null) return problem;
  }
  const isBase64 = parameters(reader);
  if (typeof isBase64 === 'string') return isBase64;
  const data = url.slice(reader.at + 1);
  if (isBase64) return /^[a-z0-9+/=\n]*$/i.test(data) ? base64Problem(data) : BAD_BASE64;
  return /^[!$-;=?-Z_a-z~]*$/.test(data) ? escapeProblem(data) : BAD_DATA;
}

/** The bytes that a URL of the scheme `data` holds; null where it is none, or wrong. */
export function dataUrlBytes(url: string): Buffer | null {
  // A quoted parameter may have a comma in it.
  if (dataUrlProblem(url) !== null || /^[^,]*"/.test(url)) return null;
  const comma = url.indexOf(',');
  const data = url.slice(comma + 1);
  if (url.slice(0, comma).endsWith(';base64')) return Buffer.from(data, 'base64');
  const bytes = data.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}
