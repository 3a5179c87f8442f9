import type { Artifact } from '../../render/artifact.ts';
import { isScript } from '../../render/grub.ts';
import { urlOf } from '../preflight/venue.ts';
import type { Due } from '../session/due.ts';
import { getHttp } from './fetch.ts';
import { addressOf, askDhcp, broken, type Ended, noted, type Scene } from './scene.ts';

/** A text and what stands in it percent-encoded or in base64, as in data URLs of Ignition. */
function readings(text: string): readonly string[] {
  const unescaped = text.replace(/%[0-9a-f]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
  const decoded = [...text.matchAll(/[A-Za-z0-9+/]{24,}={0,2}/g)].map(([part]) =>
    Buffer.from(part, 'base64').toString('utf8'),
  );
  return [text, unescaped, ...decoded];
}

/** URLs of the service below a path in some texts, each once. */
function urlsIn(texts: readonly string[], base: string, path: string): readonly string[] {
  const urls = texts.flatMap(readings).flatMap((text) => {
    const found: string[] = [];
    for (let at = text.indexOf(base + path); at !== -1; at = text.indexOf(base + path, at + 1))
      found.push(/^[^\s"'`<>\\|;,)\]}]+/.exec(text.slice(at))![0]);
    return found;
  });
  return [...new Set(urls)];
}

/** Whether a command line leads to an artifact: by its URL, or by that of its folder, as NoCloud's does. */
function leadsTo(cmdline: string, { url }: Artifact): boolean {
  return cmdline.includes(url) || cmdline.includes(url.slice(0, url.lastIndexOf('/') + 1));
}

/** The system that a kernel starts: it fetches its configuration and what that names, and reports. */
export async function runSystem(scene: Scene, { boot, attempt }: Due, cmdline: string): Promise<Ended> {
  const { rehearsal, host, machine } = scene;
  const address = addressOf(machine);
  const base = urlOf(rehearsal.venue, host);
  const artifacts = rehearsal.session.parts.rendered.get(host.label)?.get(boot.id)?.artifacts ?? [];
  const configs = artifacts.filter((artifact) => !isScript(artifact));
  if (rehearsal.venue.dhcp === 'server') askDhcp(scene, 'system', 'os');
  for (const config of configs) {
    // What reads an untyped one is not known to vaq, and knows by other means where it is.
    if (config.kind !== 'untyped' && !leadsTo(cmdline, config))
      return broken(`nothing on the kernel's command line leads to ${config.path}, at ${config.url}`);
    const got = await getHttp(rehearsal, config.url, address);
    if (!noted(scene, 'system', `GET ${config.url}`, got))
      return broken(`${config.path} cannot be loaded: ${got.why}`);
  }
  const texts = [cmdline, ...configs.map(({ content }) => content)];
  for (const url of urlsIn(texts, base, '/files/')) {
    if (url.endsWith('/')) continue;
    const got = await getHttp(rehearsal, url, address);
    if (!noted(scene, 'system', `GET ${url}`, got)) return broken(`${url} cannot be loaded: ${got.why}`);
  }
  switch (boot.done) {
    case 'never':
      return { kind: 'endless', outcome: `${boot.id} runs; nothing ends it (\`done: never\`)` };
    case 'fetched':
      return configs.length === 0
        ? broken(`${boot.id} is done when its configuration is fetched, and it has none`)
        : { kind: 'over', outcome: `${boot.id} is done: its configuration was fetched` };
    case 'checkpoint': {
      const [url] = urlsIn(texts, base, '/checkpoint/');
      if (url === undefined)
        return broken(
          `nothing that the machine is given names its checkpoint, so that ${boot.id} never ends`,
        );
      const got = await getHttp(rehearsal, url, address, 'POST');
      if (!noted(scene, 'system', `POST ${url}`, got)) return broken(`its report is not taken: ${got.why}`);
      return {
        kind: 'over',
        outcome: `${boot.id} is done (attempt ${attempt}), and the machine starts again`,
      };
    }
  }
}
