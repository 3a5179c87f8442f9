// What `init` loads once its flags are known.
export { pretty } from '../diagnostics/formats/pretty.ts';
export { proposeTree } from '../pipeline/init/init.ts';
export { askWhatIsOpen } from './init-questions.ts';
export { takenPaths, writeNew } from './write-new.ts';
