import type { MachineFacts } from '../facts.ts';
import { error, fine, type Line } from '../line.ts';

/** The oldest Node that runs vaq, as `engines` of package.json has it. */
const OLDEST = [20, 19] as const;

/** Whether this Node and this Git do. */
export function softwareLines({
  nodeVersion,
  git,
}: Pick<MachineFacts, 'nodeVersion' | 'git'>): readonly Line[] {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const isNew = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return [
    isNew
      ? fine('Node', nodeVersion)
      : error('Node', `${nodeVersion} is too old`, `install Node ${OLDEST.join('.')} or newer`),
    git === null
      ? error('Git', 'there is none', 'install git')
      : fine('Git', git.replace(/^git version /, '')),
  ];
}
