import type { Os } from '../../sot/model/types.ts';
import { type Place, within } from '../../sot/place.ts';

/** The kernel, the initrds and the shim of an operating system, with their places. */
export function statedFiles({
  data,
  place,
}: Os): readonly { readonly path: string; readonly place: Place }[] {
  const at = within(place, 'boot');
  const { kernel, initrd = [], shim } = data.boot;
  return [
    { path: kernel, place: within(at, 'kernel') },
    ...initrd.map((path, index) => ({ path, place: within(at, 'initrd', index) })),
    ...(shim === undefined ? [] : [{ path: shim, place: within(at, 'shim') }]),
  ];
}
