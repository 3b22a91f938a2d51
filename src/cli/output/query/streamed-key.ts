import type { Node } from '../../../jmespath/index.js'
import type { PageKey } from '../../../pagination/index.js'

/** Whether a tree is the list that is divided into pages, and nothing else. */
type IsList = (node: Node) => boolean

/**
 * Returns the list of the pages that an expression searches item by item: then its result over all pages is its results
 * over the pages, one after another. undefined if the expression needs all pages: a function of a list (`length`,
 * `sort_by`), an index or a slice, several lists, a map, or anything else that is not known to be divisible.
 *
 * @example
 * // of SNS ListTopics
 * 'Topics[?contains(TopicArn, `a`)].TopicArn'   // Topics
 * 'Topics[].TopicArn | [0]'                     // undefined
 */
export function streamedKey(node: Node, keys: readonly PageKey[]): PageKey | undefined {
  return keys.filter(continues).find((key) => isDivisible(node, (part) => isPath(part, key.path)))
}

/** Whether the value of a key over all pages is its lists, one after another. Series with ids are joined. */
function continues({ isMap, single, joinedBy }: PageKey): boolean {
  return !isMap && single === undefined && joinedBy === undefined
}

/** Whether `node`, for two lists in a row, gives its result for the first and then its result for the second. */
function isDivisible(node: Node, isList: IsList): boolean {
  if (isList(node)) return true
  switch (node.type) {
    case 'Flatten':
      return isDivisible(node.child, isList)
    case 'Projection':
    case 'FilterProjection':
      // The right side and the condition see one element at a time: JMESPath has no way back to the whole.
      return isDivisible(node.left, isList)
    case 'Pipe':
      return isDivisible(node.left, isList) && isDivisible(node.right, isCurrent)
    case 'Function':
      return node.name === 'map' && node.children[1] !== undefined && isDivisible(node.children[1], isList)
    default:
      return false
  }
}

const isCurrent: IsList = ({ type }) => type === 'Current' || type === 'Identity'

function isPath(node: Node, path: readonly string[]): boolean {
  const names = namesOf(node)
  return names?.length === path.length && names.every((name, index) => name === path[index])
}

/** The names in `A.B.C`, in groups too. */
function namesOf(node: Node): readonly string[] | undefined {
  if (node.type === 'Field') return [node.name]
  if (node.type !== 'Subexpression' && node.type !== 'Pipe') return undefined
  const left = isCurrent(node.left) ? [] : namesOf(node.left)
  const right = isCurrent(node.right) ? [] : namesOf(node.right)
  return left && right && [...left, ...right]
}
