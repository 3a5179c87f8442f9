// Prints host, boot, artifact, content id and SHA-256 of everything that the hosts of FIXTURE get, rendered in the order that ORDER says.
import { openWith } from '../../../src/pipeline/open.ts';
import { CANONICAL } from '../../../src/render/context.ts';
import { allRequests, render } from '../../../src/render/render.ts';
import { fixtureFiles, memorySource } from '../../support/memory-source.ts';

const context = { ...CANONICAL, baseUrl: () => 'http://198.51.100.1' };
await openWith(
  memorySource(fixtureFiles(process.env.FIXTURE ?? 'four')),
  '/nowhere',
  async ({ model }, sandbox) => {
    const requests = [...allRequests(model.hosts)];
    if (process.env.ORDER === 'backward') requests.reverse();
    const boots = await render(model, requests, context, sandbox);
    const lines = boots.flatMap(({ host, boot, artifacts }) =>
      (artifacts ?? []).map(
        ({ path, contentId, sha256 }) => `${host.label} ${boot.id} ${path} ${contentId} ${sha256}`,
      ),
    );
    console.log(lines.sort().join('\n'));
  },
);
