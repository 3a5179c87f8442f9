// What `add host` loads once its flags are known.
export { pretty } from '../diagnostics/formats/pretty.ts';
export { proposeHost } from '../pipeline/add/add-host.ts';
export { clashingKeys } from '../pipeline/init/host-document.ts';
export { writeWhole } from './write-file.ts';
