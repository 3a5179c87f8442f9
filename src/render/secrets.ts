import { isSecret } from '../sot/model/metadata.ts';
import type { Json } from '../sot/schema/generated/types.ts';
import { secretPlaceholder } from './artifact.ts';
import type { ServingContext } from './context.ts';

/** What stands for a secret in data: its text where it is known, else its placeholder. */
export type SecretText = (name: string) => string;

/** The texts of a context's secrets. */
export function secretTexts({ secrets = {} }: Pick<ServingContext, 'secrets'>): SecretText {
  return (name) => (Object.hasOwn(secrets, name) ? secrets[name]! : secretPlaceholder(name));
}

/** Every `{ $secret: name }` in a value as its text; the value itself where it has none. */
export function withSecrets<T extends Json>(value: T, textOf: SecretText): T;
export function withSecrets(value: Json, textOf: SecretText): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isSecret(value)) return textOf(value.$secret);
  if (Array.isArray(value)) {
    const items = value.map((item) => withSecrets(item, textOf));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const entries = Object.entries(value).map(([key, item]) => [key, item, withSecrets(item, textOf)] as const);
  if (entries.every(([, before, after]) => before === after)) return value;
  return Object.fromEntries(entries.map(([key, , after]) => [key, after]));
}
