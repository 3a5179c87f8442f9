import { LEAST_REPLY, LONGEST_KEPT, MOST_PIECES, MOST_SHAPES } from '../protocol.ts';

/**
 * What a reply says of a text. Most of a text is the same for every host: what stands in the template between values is
 * told once, as a shape, and after that only the values that are not those of the text before.
 */
export const SHAPES = `
const NOTHING = Object.freeze([]);
/** The beginnings of all texts so far as a tree; a node is one piece, whose 'text' is null where a value stands. */
const root = { chunk: -1, text: null, shape: null, last: null, above: null, first: null, other: null };
/** The text that a chunk stands for, by its number. A template can print others by hand: those are values, so that few are kept. */
const literals = [];
let shapes = 0;
/** About how long the replies are that are held, in UTF-16 units. */
let heldSize = 0;
let nodesLeft = ${MOST_PIECES};

/** The node of a piece after those up to another one; null where it is new and there is no room for it. */
function nodeAfter(node, chunk, piece) {
  for (let next = node.first; next !== null; next = next.other)
    if (next.chunk === chunk && (next.text === null || next.text === piece)) return next;
  if (nodesLeft === 0) return null;
  nodesLeft--;
  if (isPrinted[chunk] && piece.length <= ${LONGEST_KEPT}) literals[chunk] ??= piece;
  const text = literals[chunk] === piece ? piece : null;
  node.first = { chunk, text, shape: null, last: null, above: node, first: null, other: node.first };
  return node.first;
}

/** The chunks of the pieces up to a node, and the text of each as the template has it, or null. */
function pathTo(node) {
  const chunks = [];
  const fixed = [];
  for (let at = node; at !== root; at = at.above) {
    chunks.push(at.chunk);
    fixed.push(at.text);
  }
  return { chunks: chunks.reverse(), fixed: fixed.reverse() };
}

/** The chunks and all the pieces up to a node, of which only the values are known. */
function piecesTo(node, values) {
  const { chunks, fixed } = pathTo(node);
  let next = 0;
  return { chunks, values: fixed.map((text) => text ?? values[next++]) };
}

/** The number of a shape, then the numbers and texts of the values that are not those of its last text. */
function changed(shape, values, last) {
  const items = [shape];
  let count = 1;
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (value === last[at]) continue;
    items[count++] = at;
    items[count++] = value;
    heldSize += value.length;
  }
  return items;
}

/** The reply for what a template printed. */
function shaped({ node, chunks, values, length }) {
  heldSize += ${LEAST_REPLY};
  const isKept = length <= ${LONGEST_KEPT};
  if (chunks === null && isKept && node.last !== null) {
    const reply = changed(node.shape, values, node.last);
    node.last = values;
    return reply;
  }
  heldSize += length;
  if (chunks !== null) return { kind: 'text', shape: null, path: { chunks, fixed: NOTHING }, values };
  const path = pathTo(node);
  if (!isKept || shapes === ${MOST_SHAPES}) return { kind: 'text', shape: null, path, values };
  node.shape = shapes++;
  node.last = values;
  return { kind: 'text', shape: node.shape, path, values };
}
`;
