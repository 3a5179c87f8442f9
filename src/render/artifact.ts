import { createHash } from 'node:crypto';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Boot, Host } from '../sot/model/types.ts';
import type { Origin } from './origins.ts';

/** One boot of one host that is to be rendered. */
export interface RenderRequest {
  readonly host: Host;
  readonly boot: Boot;
}

/** Bytes that a machine will read. */
export interface Artifact {
  /** The name within the host's boot: `script.ipxe`, `preseed.cfg`. */
  readonly path: string;
  readonly url: string;
  readonly kind: string;
  readonly contentType: string;
  readonly content: string;
  /** The canonical form: address, token, revision and secrets as fixed symbols. */
  readonly canonical: string;
  /** SHA-256 of the canonical form: what `diff`, plan and state compare. */
  readonly contentId: string;
  /** SHA-256 of the exact bytes in the serving context; null where a secret, or its placeholder, stands in them: it could be guessed by it. */
  readonly sha256: string | null;
  /** Where each line came from; there only where it was asked for. */
  readonly origins?: readonly Origin[];
}

/** One boot of one host: its artifacts, or null where one could not be made; and what was found in them. */
export interface RenderedBoot {
  readonly host: Host;
  readonly boot: Boot;
  readonly artifacts: readonly Artifact[] | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The names of the secrets that its templates asked for; absent where they asked for none. */
  readonly secrets?: readonly string[];
}

/** The SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The placeholder of a secret, wherever its value must not be. */
export function secretPlaceholder(name: string): string {
  return `\u2039secret ${name}\u203a`;
}

/** The names of the secrets whose placeholders stand in a text. */
export function placeholderNames(text: string): readonly string[] {
  return [...text.matchAll(/\u2039secret ([^\u2039\u203a\n]*)\u203a/g)].map((match) => match[1]!);
}

/** Whether a placeholder of a secret stands in a text. */
export function hasPlaceholder(text: string): boolean {
  return text.includes('\u2039secret ');
}
