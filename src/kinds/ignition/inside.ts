import type { JsonValue } from '../../sot/documents/json-value.ts';
import { pointer } from '../../sot/place.ts';
import type { KindFinding } from '../kind.ts';
import { duplicates } from './checks/duplicates.ts';
import { CHECKS3 } from './checks/index.ts';
import { CHECKS2 } from './checks2/index.ts';
import type { JsonNode } from './json/node.ts';
import type { Places } from './json/places.ts';
import type { Mistake } from './mistake.ts';
import { Decoder, type WrongType } from './types/decode.ts';
import type { StructType } from './types/type.ts';
import { type OddKey, oddKeys } from './types/unused.ts';
import { version2 } from './types/version2.ts';
import { version3 } from './types/version3.ts';
import { structsIn } from './types/walk.ts';
import type { SpecVersion } from './version.ts';

/** A value of the wrong type as a finding. */
export function typeFinding({ path, node, message }: WrongType, places: Places): KindFinding {
  return {
    ruleId: 'ignition/type',
    severity: 'error',
    message,
    range: places.range(node),
    path: pointer(path),
    fix: null,
  };
}

function oddFinding({ problem, path, span, message, fix }: OddKey, places: Places): KindFinding {
  return {
    ruleId: `ignition/${problem}`,
    severity: 'warning',
    message,
    range: places.range(span),
    path: pointer(path),
    fix,
  };
}

function mistakesIn(value: JsonValue, type: StructType, version: SpecVersion): readonly Mistake[] {
  const checks = version.major === 2 ? CHECKS2 : CHECKS3;
  return structsIn(value, type).flatMap(({ item, type: inner }) => [
    ...(checks[inner.name] ?? []).flatMap((check) => check(item, version)),
    ...(version.major === 2 ? [] : duplicates(item, inner)),
  ]);
}

/** Every finding in a configuration of a version that is known. */
export function insideFindings(root: JsonNode, places: Places, version: SpecVersion): readonly KindFinding[] {
  const type = version.major === 2 ? version2(version.minor) : version3(version.minor);
  const decoder = new Decoder();
  const value = decoder.decode(root, type) ?? {};
  const wrong = decoder.wrong.map((one) => typeFinding(one, places));
  const odd = oddKeys(root, type, version.major).map((key) => oddFinding(key, places));
  // What is of no type is not there for a check, which would then say that it is missing.
  const mistakes = wrong.length > 0 ? [] : mistakesIn(value, type, version);
  return [
    ...wrong,
    ...odd,
    ...mistakes.map(
      ({ rule, severity, path, message }): KindFinding => ({
        ruleId: `ignition/${rule}`,
        severity,
        message,
        range: places.value(path),
        path: pointer(path),
        fix: null,
      }),
    ),
  ];
}
