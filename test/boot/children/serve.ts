// Serves the four equal hosts on loopback until it is ended: `serve.ts HTTP_PORT TFTP_PORT UID`. Its folder belongs to UID;
// the folders, the events and how it ended go to stdout as JSON, one a line. Its folder is left to the one who asked, because it
// may not remove what is not its own.
import { lchownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loopbackQuickstart, serveOnLoopback } from '../../support/serving.ts';
import { openGround } from '../../support/session-ground.ts';
import { startScene } from '../../support/session-scene.ts';

const [http, tftp, uid] = process.argv.slice(2).map(Number) as [number, number, number];

function say(value: unknown): void {
  console.log(JSON.stringify(value));
}

const ground = await openGround(loopbackQuickstart());
const scene = await startScene(ground, { named: ['ams1/r1-01'], onLog: say });
say({ root: ground.root, stateDir: scene.stateDir });
for (const path of ['.', ...readdirSync(ground.root, { recursive: true, encoding: 'utf8' })])
  lchownSync(join(ground.root, path), uid, uid);
// As `vaq boot` does: a process of root's could not be ended any more.
await ground.sandbox.close();
say(await serveOnLoopback(ground, scene, { http, tftp }, false));
await scene.end();
