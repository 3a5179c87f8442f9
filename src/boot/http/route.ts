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

function identityOf(id: string): Identity {
  return { mac: parseMac(id), uuid: parseUuid(id), serial: null };
}

function scriptRoute(query: URLSearchParams): Route {
  const identity = {
    mac: parseMac(query.get('mac') ?? ''),
    uuid: parseUuid(query.get('uuid') ?? ''),
    serial: query.get('serial') || null,
  };
  return { kind: 'script', identity, arch: query.get('arch') || null };
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

/** The route of a request target (`/ipxe?mac=…`), or null where nothing is served. Never throws. */
export function parseRoute(target: string): Route | null {
  const cut = target.indexOf('?');
  const parts = decodeParts(cut === -1 ? target : target.slice(0, cut));
  if (parts === null) return null;
  const query = new URLSearchParams(cut === -1 ? '' : target.slice(cut + 1));
  const [first, second = '', third, fourth] = parts;
  const count = parts.length;
  switch (first) {
    case 'boot.ipxe':
    case 'live':
    case 'ready':
      if (count !== 1) return null;
      return { kind: first === 'boot.ipxe' ? 'boot-script' : 'probe' };
    case 'ipxe':
      return count === 1 ? scriptRoute(query) : null;
    case 'config':
      if (count === 2 && second !== '')
        return { kind: 'config', identity: identityOf(second), boot: query.get('boot'), name: null };
      return count === 4
        ? { kind: 'config', identity: identityOf(second), boot: third!, name: fourth! }
        : null;
    case 'files':
      return count > 1 && !parts.includes('') ? { kind: 'file', path: parts.slice(1).join('/') } : null;
    case 'checkpoint': {
      if (count !== 2 || second === '') return null;
      const failed = query.get('status') === 'failed';
      return { kind: 'checkpoint', token: second, failed, message: query.get('message') };
    }
    default:
      return null;
  }
}
