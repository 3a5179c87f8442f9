import { kindByContent } from './by-content.ts';
import { isUserData, kindByName } from './by-name.ts';

/**
 * The kind of a file by its name, and where that says nothing by its content; null where neither tells. User-data
 * without a mark is cloud-config, whose check says what is missing.
 */
export function guessKind(file: string, text: string): string | null {
  return kindByName(file) ?? kindByContent(text) ?? (isUserData(file) ? 'cloud-config' : null);
}
