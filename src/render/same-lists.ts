interface Node<T> {
  list: readonly T[] | null;
  readonly below: Map<T, Node<T>>;
}

function newNode<T>(): Node<T> {
  return { list: null, below: new Map() };
}

/** Gives lists of the very same items in the same order as the same list, for as long as the function lives. */
export function sameLists<T>(): (items: readonly T[]) => readonly T[] {
  const root = newNode<T>();
  return (items) => {
    let node = root;
    for (const item of items) {
      let next = node.below.get(item);
      if (next === undefined) {
        next = newNode();
        node.below.set(item, next);
      }
      node = next;
    }
    node.list ??= items;
    return node.list;
  };
}
