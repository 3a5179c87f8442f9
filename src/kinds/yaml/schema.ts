import {
  boolYaml11Tag,
  CORE_SCHEMA,
  defineScalarTag,
  floatYaml11Tag,
  intYaml11Tag,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
} from 'js-yaml';
import { RESERVED_KEY } from '../../sot/documents/schema.ts';
import { asText } from '../../sot/schema/spelling.ts';

// PyYAML takes `y` and `n` for texts.
const bool = {
  ...boolYaml11Tag,
  resolve: (source: string, isExplicit: boolean, tagName: string) =>
    source.length === 1 ? NOT_RESOLVED : boolYaml11Tag.resolve(source, isExplicit, tagName),
};

// What the bytes are is of no interest here, only that something of the kind stands there.
const binary = defineScalarTag('tag:yaml.org,2002:binary', {
  resolve: (source) => source,
  identify: () => false,
  represent: String,
});

const TIMESTAMP =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

// JSON has no dates: as the number that is none, one is neither a text nor a number nor a map.
const timestamp = defineScalarTag('tag:yaml.org,2002:timestamp', {
  implicit: true,
  implicitFirstChars: [...'0123456789'],
  resolve: (source) => (TIMESTAMP.test(source) ? Number.NaN : NOT_RESOLVED),
  identify: () => false,
  represent: String,
});

// PyYAML takes less for a number than YAML 1.1 says: `08` is a text, and so is the MAC `00:11:22:33:44:55`, but
// `11:22:33:44:55:06` is a number to the base of 60.
const INT = /^[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|0[0-7_]*|[1-9][\d_]*(?::[0-5]?\d)*)$/;
const FLOAT =
  /^(?:[-+]?\d[\d_]*\.[\d_]*(?:e[-+]\d+)?|\.\d[\d_]*(?:e[-+]\d+)?|[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*)$/i;

const int = {
  ...intYaml11Tag,
  resolve: (source: string, isExplicit: boolean, tagName: string) =>
    INT.test(source) ? intYaml11Tag.resolve(source, isExplicit, tagName) : NOT_RESOLVED,
};

const float = {
  ...floatYaml11Tag,
  resolve: (source: string, isExplicit: boolean, tagName: string) =>
    FLOAT.test(source) ? floatYaml11Tag.resolve(source, isExplicit, tagName) : NOT_RESOLVED,
};

// PyYAML takes any key; where a list or a map is one, nothing that is looked for has its name.
const map = {
  ...mapTag,
  addPair: (carrier: Record<string, unknown>, key: unknown, value: unknown) =>
    asText(key) === RESERVED_KEY ? '' : mapTag.addPair(carrier, asText(key), value),
};

/**
 * YAML 1.1 as PyYAML's safe loader reads it, which is what reads these files at the machine: `yes` is true, `0644` is
 * 420, and `2012-01-01` is a date.
 */
export const YAML11 = CORE_SCHEMA.withTags(mergeTag, bool, int, float, timestamp, binary, map);
