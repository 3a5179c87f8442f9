import { CORE_SCHEMA, floatCoreTag, intCoreTag, mapTag, mergeTag, NOT_RESOLVED } from 'js-yaml';

// Read by nobody: whoever catches it looks for the keys themselves, with their places.
const REFUSED_KEY = 'this cannot be a key';

/** Assigned to an object of a later stage, this one key would change its prototype. */
export const RESERVED_KEY = '__proto__';

// A serial number of twenty digits stays the text it is, where a double would round it.
const exactInt = {
  ...intCoreTag,
  resolve: (source: string, isExplicit: boolean, tagName: string) => {
    const value = intCoreTag.resolve(source, isExplicit, tagName);
    return Number.isSafeInteger(value) ? value : NOT_RESOLVED;
  },
};

// The same for floats without a fraction; and JSON has neither infinity nor NaN, so that these words stay text too.
const finiteFloat = {
  ...floatCoreTag,
  resolve: (source: string, isExplicit: boolean, tagName: string) => {
    const value = /^[-+]?[0-9]+$/.test(source)
      ? NOT_RESOLVED
      : floatCoreTag.resolve(source, isExplicit, tagName);
    return Number.isFinite(value) ? value : NOT_RESOLVED;
  },
};

const safeMap = {
  ...mapTag,
  addPair: (carrier: Record<string, unknown>, key: unknown, value: unknown) => {
    const isRefused = (typeof key === 'object' && key !== null) || String(key) === RESERVED_KEY;
    return isRefused ? REFUSED_KEY : mapTag.addPair(carrier, key, value);
  },
};

/** YAML 1.2's core schema with merge keys, in which every value is a JSON value and no digit of an integer is lost. */
export const SCHEMA = CORE_SCHEMA.withTags(mergeTag, exactInt, finiteFloat, safeMap);
