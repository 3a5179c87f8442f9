/**
 * Freezes everything that the language gives a realm, so that no code in it can change what other code in it meets.
 * A script whose value is a function; `remove` names the globals to take away first.
 */
export const LOCKDOWN = `
(function lockdown(remove) {
  'use strict';
  // RegExp.$1 and its like remember the last match, whoever made it.
  for (const name of Object.getOwnPropertyNames(RegExp))
    if (name !== 'prototype' && name !== 'name' && name !== 'length') delete RegExp[name];
  const queue = [
    function* () {},
    async function () {},
    async function* () {},
    [][Symbol.iterator](),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
  ];
  const seen = new Set();
  const names = 'Object Function Array Number Boolean String Symbol BigInt RegExp Error AggregateError EvalError ' +
    'RangeError ReferenceError SyntaxError TypeError URIError JSON Math Map Set WeakMap WeakSet Promise Proxy Reflect ' +
    'Date Intl parseFloat parseInt isFinite isNaN decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape';
  for (const name of names.split(' ')) if (name in globalThis) queue.push(globalThis[name]);
  for (const name of remove) delete globalThis[name];
  while (queue.length > 0) {
    const value = queue.pop();
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue;
    seen.add(value);
    queue.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const { value: item, get, set } = Object.getOwnPropertyDescriptor(value, key);
      queue.push(item, get, set);
    }
    Object.freeze(value);
  }
})`;
