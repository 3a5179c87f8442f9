import type { JsonValue } from '../documents/json-value.ts';
import type { FileClass } from '../layout.ts';
import type { Dialect, Sign } from './dialects.ts';
import { goTemplateAt } from './go-template.ts';

/** What a document is by its place: a host stands in a cluster's file. */
export type Role = Exclude<FileClass['class'], 'asset' | 'inventory'> | 'host';

type Path = Sign['path'];
type Fields = { readonly [key: string]: JsonValue };

function isMap(value: JsonValue | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function sign(dialect: Dialect, path: Path, what: string, instead: string): Sign {
  return { dialect, path, what, instead };
}

function keySign(dialect: Dialect, path: Path, instead: string): Sign {
  return sign(dialect, path, `\`${String(path.at(-1))}\``, instead);
}

/** A link whose address only Vaquero's server knew, by the id or with a token. */
function linkSign({ config }: Fields): Sign | null {
  if (!isMap(config)) return null;
  if (Object.hasOwn(config, 'token'))
    return keySign('v3', ['config', 'token'], 'version 1 leaves credentials to Git');
  const isNameless = config.type !== 'local' && Object.hasOwn(config, 'id') && !Object.hasOwn(config, 'url');
  if (!isNameless) return null;
  return sign('v3', ['config', 'id'], 'a link by `id` alone', 'version 1 wants its `url`');
}

function envSign(env: Fields): Sign | null {
  const instead = 'version 1 has `service`, and needs no agent';
  if (Object.hasOwn(env, 'agents')) return keySign('v2.1', ['agents'], instead);
  if (Object.hasOwn(env, 'agent')) {
    return keySign(Object.hasOwn(env, 'subnets') ? 'early' : 'v0', ['agent'], instead);
  }
  if (Object.hasOwn(env, 'sot_id')) return keySign('v3', ['sot_id'], 'version 1 needs no such id');
  return linkSign(env);
}

function inventorySign(document: Fields): Sign | null {
  const instead = 'version 1 has one document for each host, which names its workflow and its interfaces';
  if (Object.hasOwn(document, 'host_group')) {
    return keySign(Object.hasOwn(document, 'subnet') ? 'v1' : 'v0', ['host_group'], instead);
  }
  return Object.hasOwn(document, 'selectors') ? keySign('v1', ['selectors'], instead) : null;
}

function hostSign(host: Fields): Sign | null {
  const older = inventorySign(host);
  if (older !== null) return older;
  const index = listOf(host.interfaces).findIndex(
    (iface) => isMap(iface) && isMap(iface.bmc) && Object.hasOwn(iface.bmc, 'container'),
  );
  if (index === -1) return null;
  return keySign('v2.1', ['interfaces', index, 'bmc', 'container'], 'version 1 runs a `command`');
}

function templateSign(value: JsonValue | undefined, path: Path): Sign | null {
  if (typeof value === 'string') {
    if (goTemplateAt(value) === null) return null;
    return sign('any', path, 'a Go template (`{{ … }}`)', 'version 1 has EJS: `<%= … %>`');
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const found = templateSign(item, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found !== null) return found;
  }
  return null;
}

function osSign(os: Fields): Sign | null {
  if (isMap(os.cmdline)) {
    const instead = 'in version 1 it is a list of maps with one key each, because the order matters';
    return sign('early', ['cmdline'], 'a `cmdline` that is a map', instead);
  }
  return templateSign(os.boot, ['boot']) ?? templateSign(os.cmdline, ['cmdline']);
}

const FLAT = ['max_concurrent', 'min_standing', 'block_deps', 'validate_on', 'max_fail', 'safe_deps'];

function workflowSign(workflow: Fields): Sign | null {
  const flat = FLAT.find((key) => Object.hasOwn(workflow, key));
  if (flat !== undefined) {
    const instead =
      flat === 'safe_deps' ? 'version 1 has `deps.min_standing`' : `in version 1 it stands under \`deps\``;
    return keySign('v2', [flat], instead);
  }
  const step = listOf(workflow.workflow).findIndex((item) => isMap(item) && Object.hasOwn(item, 'next-boot'));
  if (step === -1) return null;
  return keySign('v2', ['workflow', step, 'next-boot'], 'in version 1 the order of the steps says it');
}

const BY_ROLE: Readonly<Partial<Record<Role, (document: Fields) => Sign | null>>> = {
  env: envSign,
  cluster: (header) => inventorySign(header) ?? linkSign(header),
  host: hostSign,
  os: osSign,
  workflow: workflowSign,
  'host-group': () =>
    sign('v1', [], 'a host group', 'version 1 has a boot, and a workflow that hosts follow'),
};

/** What gives a document away as one of an older model; null where nothing does. */
export function recognise(role: Role, document: JsonValue): Sign | null {
  return isMap(document) ? (BY_ROLE[role]?.(document) ?? null) : null;
}
