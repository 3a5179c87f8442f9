import { nearest } from '../../diagnostics/nearest.ts';
import type { Refusal } from './chunk.ts';
import { forbiddenMessage, isForbiddenName } from './forbidden.ts';
import type { Limits, RenderJob, TemplateProblem, TemplateRule } from './job.ts';
import type { Library } from './library.ts';
import { absent, missingKeyMessage, refused, unprintableMessage, written } from './messages.ts';
import type { Fatal } from './patience.ts';
import { pathBefore, placeOf, placeOfChunk, placeOfName, type TemplatePlace } from './place.ts';
import type { Told } from './protocol.ts';

/** A reply that is not a text. */
export type Failure = Exclude<Told, { kind: 'text' }>;

type Said = Pick<TemplateProblem, 'message'> & Partial<Pick<TemplateProblem, 'keyPath' | 'nearest'>>;

function problem(job: RenderJob, ruleId: TemplateRule, place: TemplatePlace, said: Said): TemplateProblem {
  return { ruleId, host: job.host, keyPath: null, nearest: null, ...place, ...said };
}

/** The job whose process did not live to answer: only its template is known. */
export function stopProblem(job: RenderJob, stop: Fatal, { timeout, memory }: Limits): TemplateProblem {
  const place = { file: job.template, range: null };
  if (stop === 'timeout') {
    return problem(job, 'template/timeout', place, {
      message: `the template did not end within ${timeout / 1000} s`,
    });
  }
  const message = `the template needs more than ${memory} MB of memory`;
  return problem(job, 'template/out-of-memory', place, { message });
}

function refusalProblem(job: RenderJob, library: Library, number: number, refusal: Refusal): TemplateProblem {
  const template = library.templates[number]!;
  const place = { file: template.name, range: template.range(refusal.start, refusal.end) };
  return problem(job, refusal.ruleId, place, { message: refusal.message });
}

/** What went wrong inside, with its exact place in the template, in words for the template's author. */
export function failureProblem(
  job: RenderJob,
  library: Library,
  refusals: ReadonlyMap<number, Refusal>,
  failure: Failure,
  outputLimit: number,
): TemplateProblem {
  if (failure.kind === 'broken') {
    return refusalProblem(job, library, failure.template, refusals.get(failure.template)!);
  }
  if (failure.kind === 'output-too-large') {
    const message = `the text grows larger than ${outputLimit} characters here`;
    return problem(job, 'template/output-too-large', placeOfChunk(library, failure.chunk), { message });
  }
  const place = placeOf(library, failure.places, job.template);
  switch (failure.kind) {
    case 'missing-key': {
      const meant = nearest(failure.key, failure.keys);
      const message = missingKeyMessage(failure, meant);
      return problem(job, 'template/missing-key', place, {
        message,
        keyPath: failure.keyPath,
        nearest: meant,
      });
    }
    case 'missing-property': {
      const path = pathBefore(library, failure.places);
      const what = path === null ? `a ${failure.what}` : `${path} is a ${failure.what} and`;
      const message = `${what} has no ${written(failure.key)}`;
      const keyPath = path === null ? null : `${path}.${failure.key}`;
      return problem(job, 'template/missing-key', place, { message, keyPath });
    }
    case 'unknown-name': {
      const { name, names } = failure;
      const place = placeOfName(library, failure.places, job.template, name);
      if (isForbiddenName(name)) {
        return problem(job, 'template/forbidden', place, { message: forbiddenMessage(name) });
      }
      const meant = nearest(name, names);
      const message = absent(`there is no ${name} here`, meant, '');
      return problem(job, 'template/missing-key', place, { message, keyPath: name, nearest: meant });
    }
    case 'unknown-file': {
      const meant = nearest(failure.name, Object.keys(job.links.files));
      const message = absent(`files.yml declares no ${failure.name}`, meant, '');
      return problem(job, 'template/unknown-file', place, { message, nearest: meant });
    }
    case 'unknown-secret': {
      const meant = nearest(failure.name, Object.keys(job.links.secrets ?? {}));
      const message = absent(`there is no secret ${failure.name}`, meant, '');
      return problem(job, 'template/unknown-secret', place, { message, nearest: meant });
    }
    case 'unknown-snippet': {
      const folder = failure.path.slice(0, failure.path.lastIndexOf('/') + 1);
      const names = library.templates
        .filter(({ name }) => name.startsWith(folder))
        .map(({ name }) => name.slice(folder.length, -'.ejs'.length));
      const meant = nearest(failure.name.slice(failure.name.indexOf('/') + 1), names);
      const message = absent(`there is no snippet ${failure.path}`, meant, '');
      return problem(job, 'template/unknown-snippet', place, { message, nearest: meant });
    }
    case 'snippet-cycle': {
      const chain = failure.chain.map((number) => library.templates[number]!.name).join(' → ');
      return problem(job, 'template/snippet-cycle', place, {
        message: `this snippet prints itself without end: ${chain}`,
      });
    }
    case 'unprintable': {
      const { what, path, chunk } = failure;
      const message = unprintableMessage(what, path);
      return problem(
        job,
        'template/unprintable',
        chunk === undefined ? place : placeOfChunk(library, chunk),
        { message },
      );
    }
    case 'forbidden':
      return problem(job, 'template/forbidden', place, { message: forbiddenMessage(failure.what) });
    default:
      return problem(job, 'template/error', place, { message: refused(failure) });
  }
}
