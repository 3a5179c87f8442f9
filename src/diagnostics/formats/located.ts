import { isAbsolute, posix } from 'node:path';
import { wayInside } from '../way-inside.ts';
import type { FormatOptions } from './format.ts';

/** The path of a diagnostic's file in the repository, for formats that other programs read. */
export type Located = (file: string) => string;

/**
 * How files are called in the repository: below the folder that paths are relative to, without `..` where that is possible. One
 * that is given by its whole path is relative to the repository where it lies in it.
 */
export function locatedBy({ base = '', repository }: Pick<FormatOptions, 'base' | 'repository'>): Located {
  return (file) => {
    if (!isAbsolute(file)) return base === '' ? file : posix.normalize(`${base}${file}`);
    return (repository === undefined ? null : wayInside(repository, file)) ?? file;
  };
}
