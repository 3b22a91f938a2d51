import type { Node } from '../../../jmespath/index.js'

/**
 * Returns a tree with other nodes for those that are applied to the whole result, and not to something within it: the
 * outermost ones for which `replace` returns one.
 *
 * @example
 * // of `length(Topics[?Size > min])`: length(…), then Topics[?…], then Topics; never Size or min
 */
export function mapWholeParts(node: Node, replace: (part: Node) => Node | undefined): Node {
  const replaced = replace(node)
  if (replaced) return replaced
  const map = (part: Node) => mapWholeParts(part, replace)
  switch (node.type) {
    case 'Pipe':
    case 'Subexpression':
    case 'IndexExpression':
    case 'Projection':
    case 'ValueProjection':
    case 'FilterProjection':
      return { ...node, left: map(node.left) }
    case 'OrExpression':
    case 'AndExpression':
    case 'Comparator':
      return { ...node, left: map(node.left), right: map(node.right) }
    case 'Flatten':
    case 'NotExpression':
      return { ...node, child: map(node.child) }
    case 'MultiSelectList':
    case 'Function':
      return { ...node, children: node.children.map(map) }
    case 'MultiSelectHash':
      return { ...node, children: node.children.map(({ name, value }) => ({ name, value: map(value) })) }
    default:
      return node
  }
}

/** Returns the names of the members of the whole result that a tree reads; undefined if it reads all of them. */
export function rootNames(node: Node): ReadonlySet<string> | undefined {
  const names = new Set<string>()
  let readsAll = false
  mapWholeParts(node, (part) => {
    if (part.type === 'Field') names.add(part.name)
    if (part.type === 'Identity' || part.type === 'Current') readsAll = true
    return undefined
  })
  return readsAll ? undefined : names
}
