import { parseMac } from '../../sot/canonical/mac.ts';
import { parseUuid } from '../../sot/canonical/uuid.ts';

/** What a machine says of itself in a URL: all in canonical form, null where it was not said or is malformed. */
export interface Identity {
  readonly mac: string | null;
  readonly uuid: string | null;
  readonly serial: string | null;
}

/** What a request is for, by its path and query. */
export type Route =
  | { readonly kind: 'boot-script' }
  /** A host's script; `arch` is iPXE's word for what it was built for. */
  | { readonly kind: 'script'; readonly identity: Identity; readonly arch: string | null }
  /** A host's configuration: of the boot that is due where `boot` is null, the main one where `name` is null. */
  | {
      readonly kind: 'config';
      readonly identity: Identity;
      readonly boot: string | null;
      readonly name: string | null;
    }
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'checkpoint';
      readonly token: string;
      readonly failed: boolean;
      readonly message: string | null;
    }
  | { readonly kind: 'probe' };

const READS = ['GET', 'HEAD'];

/**
 * The methods that a route answers. A script and a checkpoint change what a host is given next: whoever only looks,
 * as a HEAD does (RFC 9110 §9.2.1), must not be taken for the machine.
 */
export function methodsOf({ kind }: Route): readonly string[] {
  if (kind === 'checkpoint') return ['GET', 'POST'];
  return kind === 'script' ? ['GET'] : READS;
}

function identityOf(id: string): Identity {
  return { mac: parseMac(id), uuid: parseUuid(id), serial: null };
}

function scriptRoute(query: URLSearchParams): Route {
  const arch = query.get('arch') ?? '';
  const identity = {
    mac: parseMac(query.get('mac') ?? ''),
    uuid: parseUuid(query.get('uuid') ?? ''),
    serial: query.get('serial') || null,
  };
  // It comes back in a script for iPXE: nothing but a word may.
  return { kind: 'script', identity, arch: /^\w{1,20}$/.test(arch) ? arch : null };
}

function checkpointRoute(token: string, query: URLSearchParams): Route {
  return {
    kind: 'checkpoint',
    token,
    failed: query.get('status') === 'failed',
    message: query.get('message') || null,
  };
}

/** Decodes each part once; null where the percent-encoding is broken or a part holds what no path of ours does. */
function decodeParts(pathname: string): readonly string[] | null {
  try {
    const parts = pathname.split('/').slice(1).map(decodeURIComponent);
    return parts.some((part) => part === '..' || part === '.' || /[/\\\0]/.test(part)) ? null : parts;
  } catch {
    return null;
  }
}

/** Path and query of a request target, which may be a whole URL (RFC 9112 §3.2.2). */
function split(target: string): readonly [path: string, query: URLSearchParams] {
  const [, path = '', query] = /^(?:https?:\/\/[^/?]*)?([^?]*)\??(.*)$/is.exec(target)!;
  return [path, new URLSearchParams(query)];
}

/** The route of a request target (`/ipxe?mac=…`), or null where nothing is served. Never throws. */
export function parseRoute(target: string): Route | null {
  const [path, query] = split(target);
  const parts = decodeParts(path);
  if (parts === null || parts.includes('')) return null;
  const [first, second, third, fourth] = parts;
  switch (`${first} ${parts.length}`) {
    case 'boot.ipxe 1':
      return { kind: 'boot-script' };
    case 'live 1':
    case 'ready 1':
      return { kind: 'probe' };
    case 'ipxe 1':
      return scriptRoute(query);
    case 'config 2':
      return { kind: 'config', identity: identityOf(second!), boot: query.get('boot'), name: null };
    case 'config 4':
      return { kind: 'config', identity: identityOf(second!), boot: third!, name: fourth! };
    case 'checkpoint 2':
      return checkpointRoute(second!, query);
  }
  return first === 'files' && parts.length > 1 ? { kind: 'file', path: parts.slice(1).join('/') } : null;
}
