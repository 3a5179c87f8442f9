/** Why nothing comes out of an archive; its message is a sentence. */
export class ExtractError extends Error {}
