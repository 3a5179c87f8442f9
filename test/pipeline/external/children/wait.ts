import { setTimeout } from 'node:timers/promises';
import { withPrivateFolder } from '../../../../src/pipeline/external/private-folder.ts';

await withPrivateFolder(async (folder) => {
  console.log(folder);
  await setTimeout(60_000);
});
