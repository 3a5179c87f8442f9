import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Place } from '../../src/boot/preflight/places.ts';
import type { Venue } from '../../src/boot/preflight/venue.ts';
import { type Opened, openWith } from '../../src/pipeline/open.ts';
import type { RenderedBoot } from '../../src/render/artifact.ts';
import { CANONICAL } from '../../src/render/context.ts';
import { allRequests, render } from '../../src/render/render.ts';
import type { Sandbox } from '../../src/render/sandbox/sandbox.ts';
import type { Host } from '../../src/sot/model/types.ts';
import { fixtureFiles, memorySource } from './memory-source.ts';

/** A source of truth in memory that sessions can be started on; its declared files lie in a temporary folder. */
export interface Ground {
  readonly opened: Opened;
  readonly sandbox: Sandbox;
  /** What the hosts get, in canonical form. */
  readonly canonical: readonly RenderedBoot[];
  /** The folder that stands for the source of truth. */
  readonly root: string;
  readonly venue: Venue;
  /** The host of that label. */
  readonly host: (label: string) => Host;
  readonly close: () => Promise<void>;
}

/** The four equal hosts with more files, or other texts for those that it has. */
export function fourHostsWith(more: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  return new Map([...fixtureFiles('four'), ...Object.entries(more)]);
}

function venueOf({ model }: Opened): Venue {
  const site = model.sites[0]!;
  const place: Place = {
    interfaceName: 'eth0',
    address: site.data.service?.addr ?? '198.51.100.1',
    networks: [],
  };
  const hosts = model.hosts.filter((host) => host.site.id === site.id);
  return {
    site,
    hosts,
    elsewhere: [],
    named: new Set(),
    places: [place],
    placeOf: new Map(hosts.map(({ label }) => [label, place])),
    httpPort: 80,
    dhcp: site.data.service?.dhcp_mode ?? 'server',
  };
}

/** Opens files as a source of truth, with a sandbox that lives until it is closed. */
export async function openGround(files: ReadonlyMap<string, string>): Promise<Ground> {
  const root = mkdtempSync(join(tmpdir(), 'vaq-ground-'));
  let end: () => void = () => undefined;
  let whole: Promise<void> = Promise.resolve();
  const { opened, sandbox } = await new Promise<Pick<Ground, 'opened' | 'sandbox'>>((resolve, reject) => {
    whole = openWith(memorySource(files), root, (opened, sandbox) => {
      resolve({ opened, sandbox });
      return new Promise<void>((ended) => {
        end = ended;
      });
    });
    whole.catch(reject);
  });
  const { model } = opened;
  for (const path of model.files.keys()) {
    const file = join(root, 'files', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `the bytes of ${path}\n`);
  }
  return {
    opened,
    sandbox,
    canonical: await render(model, allRequests(model.hosts), CANONICAL, sandbox),
    root,
    venue: venueOf(opened),
    host: (label) => model.hosts.find((host) => host.label === label)!,
    close: async () => {
      end();
      await whole;
      rmSync(root, { recursive: true });
    },
  };
}
