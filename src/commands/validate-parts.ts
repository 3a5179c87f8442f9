// What `validate` loads once its flags are known: one module, because each file that is loaded costs its own time. What
// finishes a report is loaded with it too, so that it is there when it is needed.
import './report-parts.ts';

export { parseOutputs } from '../diagnostics/formats/output.ts';
export { maybeExternal } from '../pipeline/external/maybe.ts';
export { withBegun } from '../pipeline/open.ts';
export { validateReport } from '../pipeline/report.ts';
