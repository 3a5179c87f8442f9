/** Whether everything is tried (`npm run verify:full`), or what is quick (`npm run verify`). */
export const isFull = process.env.VAQ_FULL === '1';
