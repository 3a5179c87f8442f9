// What a report is finished with: one module, because each file that is loaded costs its own time.
export { exitCode } from '../diagnostics/exit-code.ts';
export { withBaseline } from './baseline-file.ts';
export { publish } from './publish.ts';
