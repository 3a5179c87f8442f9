import type { PlanDocument } from './generated/types.ts';
import * as validators from './generated/validators.mjs';

/** A plan, or what about the text is not one. */
export type ParsedPlan =
  | { readonly ok: true; readonly plan: PlanDocument }
  | { readonly ok: false; readonly message: string };

type SchemaError = NonNullable<NonNullable<(typeof validators.plan)['errors']>>[number];

function parseJson(text: string): unknown {
  try {
    // An editor may have put a byte order mark before it.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** `hosts[0].action` for `/hosts/0/action`. */
function placeOf(pointer: string): string {
  const keys = pointer.split('/').slice(1);
  const path = keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return path
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

function sentence({ instancePath, keyword, params, data, parentSchema }: SchemaError): string {
  const place = placeOf(instancePath);
  const at = place === '' ? 'the plan' : `\`${place}\``;
  const { description = '' } = (parentSchema ?? {}) as { readonly description?: string };
  switch (keyword) {
    case 'required':
      return `${at} has no \`${params.missingProperty}\``;
    case 'additionalProperties':
      return `${at} has an unknown key \`${params.additionalProperty}\``;
    case 'enum':
      return `${at}: expected one of ${(params.allowedValues as readonly string[]).join(', ')}, found ${shown(data)}`;
    case 'type':
      return `${at}: expected ${[params.type].flat().join(' or ')}, found ${shown(data)}`;
    default:
      return `${at}: found ${shown(data)}, expected: ${description}`;
  }
}

function refuse(message: string): ParsedPlan {
  return { ok: false, message };
}

/** Two entries for one host would leave open which of them is meant. */
function twice({ hosts }: PlanDocument): string | null {
  const labels = hosts.map(({ site, name }) => `${site}/${name}`);
  return labels.find((label, index) => labels.indexOf(label) !== index) ?? null;
}

/** Reads a plan strictly: whatever is not exactly as it is written by `vaq diff --out` is refused with a sentence. */
export function parsePlan(text: string): ParsedPlan {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('it is no plan: expected a JSON object, as `vaq diff --out` writes it');
  const { formatVersion } = value as { readonly formatVersion?: unknown };
  if (typeof formatVersion === 'number' && formatVersion > 1)
    return refuse(
      `its \`formatVersion\` is ${formatVersion}, and this version of vaq reads 1; a newer one wrote it`,
    );
  if (!validators.plan(value)) {
    const [first, ...more] = validators.plan.errors ?? [];
    const others = more.length === 0 ? '' : `, and ${more.length} more`;
    return refuse(`it is no plan: ${sentence(first!)}${others}`);
  }
  const plan = value as PlanDocument;
  const label = twice(plan);
  return label === null ? { ok: true, plan } : refuse(`it is no plan: ${label} stands in it twice`);
}
