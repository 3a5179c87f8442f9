/** An object with these properties and no others. */
function object(properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false };
}

const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const position = { type: 'integer', minimum: 1 };
const bag = { type: 'object' };
const message = object({ text }, ['text']);
const level = { enum: ['none', 'note', 'warning', 'error'] };

/** RFC 3986, `URI` and `URI-reference`, as far as characters and percent-encoding go. */
const REFERENCE = "(?:[\\w.~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*";
const uri = { type: 'string', pattern: `^[A-Za-z][A-Za-z0-9+.-]*:${REFERENCE}$` };
const uriReference = { type: 'string', pattern: `^${REFERENCE}$` };

const region = object(
  { startLine: position, startColumn: position, endLine: position, endColumn: position },
  ['startLine'],
);
const physicalLocation = object(
  { artifactLocation: object({ uri: uriReference, uriBaseId: text }, ['uri']), region },
  ['artifactLocation'],
);
const rule = object(
  {
    id: text,
    shortDescription: message,
    help: object({ text, markdown: text }, ['text']),
    helpUri: uri,
    defaultConfiguration: object({ level }),
    properties: bag,
  },
  ['id'],
);
const result = object(
  {
    ruleId: text,
    ruleIndex: count,
    level,
    message,
    locations: { type: 'array', items: object({ physicalLocation }) },
    relatedLocations: {
      type: 'array',
      items: object({ id: count, physicalLocation, message }),
      uniqueItems: true,
    },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    properties: bag,
  },
  ['message'],
);
const run = object(
  {
    tool: object(
      {
        driver: object(
          { name: text, version: text, rules: { type: 'array', items: rule, uniqueItems: true } },
          ['name'],
        ),
      },
      ['driver'],
    ),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    originalUriBaseIds: {
      type: 'object',
      additionalProperties: object({ uri: uriReference, description: message }),
    },
    results: { type: 'array', items: result },
    properties: bag,
  },
  ['tool'],
);

/**
 * What SARIF 2.1.0 (OASIS) says of the properties that vaq writes, as a JSON Schema; every other property is refused.
 * At least as strict for them as the official schema: what passes here passes there.
 */
export const SARIF_SCHEMA = object(
  { $schema: uri, version: { const: '2.1.0' }, runs: { type: 'array', items: run } },
  ['version', 'runs'],
);
