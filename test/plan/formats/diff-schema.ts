/** What `docs/commands.md` says of `vaq diff --format json`, as JSON Schema; a new key is a new line in both. */
export const DIFF_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['formatVersion', 'from', 'to', 'summary', 'notCompared', 'hosts'],
  properties: {
    formatVersion: { const: 1 },
    from: { type: 'string' },
    to: { type: 'string' },
    summary: {
      type: 'object',
      additionalProperties: false,
      required: ['install', 'reinstall', 'change', 'remove', 'unchanged', 'held'],
      properties: Object.fromEntries(
        ['install', 'reinstall', 'change', 'remove', 'unchanged', 'held'].map((action) => [
          action,
          { type: 'integer', minimum: 0 },
        ]),
      ),
    },
    notCompared: { type: 'array', items: { type: 'string' } },
    hosts: { type: 'array', items: { $ref: '#/definitions/host' } },
  },
  definitions: {
    host: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'site', 'action', 'reasons', 'movedFrom', 'wave', 'waits', 'artifacts'],
      properties: {
        name: { type: 'string' },
        site: { type: 'string' },
        action: { enum: ['install', 'reinstall', 'change', 'remove', 'unchanged', 'held'] },
        reasons: { type: 'array', items: { type: 'string' } },
        movedFrom: { type: ['string', 'null'] },
        wave: { type: ['integer', 'null'], minimum: 1 },
        waits: { type: ['string', 'null'] },
        artifacts: { type: 'array', items: { $ref: '#/definitions/artifact' } },
      },
    },
    artifact: {
      type: 'object',
      additionalProperties: false,
      required: ['boot', 'path', 'from', 'to', 'diff'],
      properties: {
        boot: { type: 'string' },
        path: { type: 'string' },
        from: { type: ['string', 'null'], pattern: '^[0-9a-f]{64}$' },
        to: { type: ['string', 'null'], pattern: '^[0-9a-f]{64}$' },
        diff: { type: 'string' },
      },
    },
  },
};
