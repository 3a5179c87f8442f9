import {
  either,
  FALSE,
  filled,
  list,
  type MapShape,
  map,
  mapOf,
  NOTHING,
  old,
  TEXT,
  TRUTH,
  textLike,
  WHOLE,
  word,
} from '../../shape/shape.ts';

const SIZE = textLike(/^(\d+)?\.?\d+[BKMGT]$/, 'a size such as `2G`');
const ARGUMENTS = either(TEXT, list(TEXT));

/** Partitions, file systems and what is mounted. */
export const DISKS: MapShape['keys'] = {
  device_aliases: mapOf(TEXT),
  disk_setup: mapOf(
    map({
      table_type: word('mbr', 'gpt'),
      layout: either(word('remove'), TRUTH, list(either(WHOLE, filled(either(WHOLE, TEXT), 2, 2)))),
      overwrite: TRUTH,
    }),
  ),
  fs_setup: list(
    map({
      label: TEXT,
      filesystem: TEXT,
      device: TEXT,
      partition: word('auto', 'any', 'none'),
      overwrite: TRUTH,
      replace_fs: TEXT,
      extra_opts: ARGUMENTS,
      cmd: ARGUMENTS,
    }),
  ),
  growpart: map({
    mode: either(
      word('auto', 'growpart', 'gpart', 'off'),
      old(FALSE, 'write `"off"` in quotes instead of false, since 22.3'),
    ),
    devices: list(TEXT),
    ignore_growroot_disabled: TRUTH,
  }),
  resize_rootfs: either(TRUTH, word('noblock')),
  mounts: filled(filled(TEXT, 1, 6)),
  mount_default_fields: filled(either(TEXT, NOTHING), 6, 6),
  swap: map({
    filename: TEXT,
    size: either(word('auto'), WHOLE, SIZE),
    maxsize: either(WHOLE, SIZE),
  }),
};
