// What `validate` loads once its flags are known: one module, because each file that is loaded costs its own time.
export { exitCode } from '../diagnostics/exit-code.ts';
export { parseOutputs } from '../diagnostics/formats/output.ts';
export { withBegun } from '../pipeline/open.ts';
export { validateReport } from '../pipeline/report.ts';
export { withBaseline } from './baseline-file.ts';
export { publish } from './publish.ts';
