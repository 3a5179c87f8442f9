import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding, type Place, related, within } from '../place.ts';
import type { StatedLink } from './stated.ts';

/** A link that cannot be followed, at the key that leads nowhere; `why` completes a sentence about it. */
export function unreachable(
  { config, place }: StatedLink,
  why: string,
  key: 'url' | 'ref' = 'url',
  fix: string | null = null,
): Diagnostic {
  const at = config?.[key] === undefined ? place : within(place, key);
  return finding(at, { ruleId: 'link/unreachable', message: `this link cannot be followed: ${why}`, fix });
}

/** A link to a tree from which nothing can be installed, because what it has is elsewhere in turn. */
export function nested({ place }: StatedLink, config: Place): Diagnostic {
  const message =
    'this link leads to a tree that has no workflows of its own, but a link to them: links do not nest, so link to where they are';
  return finding(within(place, 'url'), {
    ruleId: 'link/nested',
    message,
    related: [related(config, 'it links on from here')],
  });
}

/** A revision whose name may mean another commit tomorrow. */
export function movingRef(place: Place, ref: string | null, commit: string): Diagnostic {
  const what = ref === null ? 'a link without `ref`' : `\`${ref}\` is not a tag, and`;
  const message = `${what} may mean another commit tomorrow, with nothing changed here; today it is \`${commit}\`, to which \`vaq lock\` pins it`;
  return finding(place, { ruleId: 'link/moving-ref', severity: 'warning', message, fix: commit });
}

/** A revision that a link to a folder of the same tree cannot have. */
export function localRef({ place }: StatedLink): Diagnostic {
  const message =
    'a link of `type: local` is read at the revision of this tree, and `ref` has no effect; remove it, or use `type: git`';
  return finding(within(place, 'ref'), { ruleId: 'link/local-ref', severity: 'warning', message });
}
