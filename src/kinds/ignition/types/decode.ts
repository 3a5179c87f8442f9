import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { Path } from '../../../sot/place.ts';
import type { JsonNode } from '../json/node.ts';
import type { StructType, Type } from './type.ts';

/** A value that is not of its type. */
export interface WrongType {
  readonly path: Path;
  readonly node: JsonNode;
  readonly message: string;
}

type JsonMap = { [key: string]: JsonValue };

const FOUND = { map: 'object', list: 'array', text: 'string', truth: 'bool' } as const;

const WORDS: Readonly<Record<string, string>> = {
  text: 'a text',
  whole: 'a whole number',
  number: 'a number',
  truth: 'true or false',
  list: 'a list',
  struct: 'a map',
  map: 'a map',
};

/** How much of a value is shown. */
const SHOWN = 40;

const MOST = 2n ** 63n;

function fits(written: string): boolean {
  if (!/^-?\d+$/.test(written)) return false;
  const number = BigInt(written);
  return number >= -MOST && number < MOST;
}

function foundIn(node: JsonNode): string {
  if (node.is === 'number') return `the number ${node.written}`;
  return node.is === 'text' && node.value.length <= SHOWN ? `the text \`${node.value}\`` : WORDS[node.is]!;
}

/** The words of Go’s `encoding/json` for a value that does not fit, and ours after them. */
function messageOf(node: JsonNode, type: Type, path: Path, inside: string | null): string {
  const isPart = node.is === 'number' && type.is === 'whole';
  const value = node.is === 'number' ? `number${isPart ? ` ${node.written}` : ''}` : FOUND[node.is as 'map'];
  const fields = path.filter((part) => typeof part === 'string').join('.');
  const where = inside === null ? 'Go value' : `Go struct field ${inside}.${fields}`;
  const found = foundIn(node);
  const ours = `expected ${WORDS[type.is]!}, found ${found}`;
  return `json: cannot unmarshal ${value} into ${where} of type ${type.go}; ${ours}`;
}

/** Reads a tree into a value of a type as Go does: keys by name whatever their case, unknown ones left out, `null` as nothing. */
export class Decoder {
  readonly wrong: WrongType[] = [];

  /** The value of a node; undefined where there is none. `old` is what an earlier key of the same name said. */
  decode(node: JsonNode, type: Type, path: Path = [], inside: string | null = null, old?: JsonValue) {
    if (node.is === 'null') return old;
    if (type.is === 'struct' && node.is === 'map') return this.#struct(node.entries, type, path, old);
    if (type.is === 'list' && node.is === 'list') {
      return node.items.map((item, index): JsonValue => {
        const zero = type.of.is === 'struct' ? {} : type.of.is === 'text' ? '' : 0;
        return this.decode(item, type.of, [...path, index], inside) ?? zero;
      });
    }
    if (type.is === 'text' && node.is === 'text') return node.value;
    if (type.is === 'truth' && node.is === 'truth') return node.value;
    if (type.is === 'whole' && node.is === 'number' && fits(node.written)) return Number(node.written);
    this.wrong.push({ path, node, message: messageOf(node, type, path, inside) });
    return old;
  }

  #struct(
    entries: Extract<JsonNode, { is: 'map' }>['entries'],
    type: StructType,
    path: Path,
    old: JsonValue | undefined,
  ): JsonValue {
    const value = { ...(old as JsonMap | undefined) };
    for (const { key, node } of entries) {
      const folded = key.toLowerCase();
      const field = Object.hasOwn(type.fields, key)
        ? key
        : Object.keys(type.fields).find((name) => name.toLowerCase() === folded);
      if (field === undefined) continue;
      const read = this.decode(node, type.fields[field]!, [...path, field], type.name, value[field]);
      if (read !== undefined) value[field] = read;
    }
    return value;
  }
}
