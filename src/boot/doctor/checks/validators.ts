import { fine, type Line, warning } from '../line.ts';

/** A tool of others for a kind that the site uses. */
export interface ValidatorFacts {
  readonly command: string;
  readonly kind: string;
  readonly origin: string;
  readonly isInstalled: boolean;
}

/** Whether the tools are here that `vaq validate --external` asks. */
export function validatorLines(validators: readonly ValidatorFacts[]): readonly Line[] {
  const check = 'validators';
  const missing = validators.filter(({ isInstalled }) => !isInstalled);
  if (missing.length > 0)
    return missing.map(({ command, kind, origin }) =>
      warning(check, `\`${command}\`, which --external asks about ${kind}, is not installed`, origin),
    );
  if (validators.length === 0) return [fine(check, 'there is none for the kinds of the site')];
  return [fine(check, validators.map(({ command }) => command).join(', '))];
}
