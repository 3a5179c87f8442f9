/** Why a file cannot be built; its message is a sentence. */
export class BuildError extends Error {}
