import type { Node } from '../../../jmespath/index.js'
import type { Shape } from '../../../models/index.js'

/** What is known of a value before it is there. */
export type Kind =
  | { readonly is: 'shape'; readonly shape: Shape }
  | { readonly is: 'list'; readonly element: Kind | undefined }
  | {
      readonly is: 'object'
      readonly members: readonly { readonly name: string; readonly kind: Kind | undefined }[]
    }
  | {
      readonly is: 'tuple'
      readonly parts: readonly { readonly name: string | undefined; readonly kind: Kind | undefined }[]
    }
  | { readonly is: 'unknown' }

type Known = Kind | undefined

/** Returns what an expression finds in a value of a known kind. */
export function kindOf(node: Node, input: Known): Known {
  switch (node.type) {
    case 'Identity':
    case 'Current':
      return input
    case 'Field':
      return memberOf(input, node.name)
    case 'Subexpression':
    case 'Pipe':
    case 'IndexExpression':
      return kindOf(node.right, kindOf(node.left, input))
    case 'Index':
      return elementOf(input)
    case 'Slice':
      return input
    case 'Flatten':
      return flattened(kindOf(node.child, input))
    case 'Projection':
    case 'FilterProjection':
      return { is: 'list', element: kindOf(node.right, elementOf(kindOf(node.left, input))) }
    case 'ValueProjection':
      return { is: 'list', element: kindOf(node.right, mapValueOf(kindOf(node.left, input))) }
    case 'MultiSelectHash':
      return {
        is: 'object',
        members: node.children.map(({ name, value }) => ({ name, kind: kindOf(value, input) })),
      }
    case 'MultiSelectList':
      return {
        is: 'tuple',
        parts: node.children.map((child) => ({ name: nameOf(child), kind: kindOf(child, input) })),
      }
    case 'OrExpression':
      return kindOf(node.left, input) ?? kindOf(node.right, input)
    case 'Function':
      return kindOfCall(node.name, node.children, input)
    default:
      return undefined
  }
}

function kindOfCall(name: string, children: readonly Node[], input: Known): Known {
  const [first, second] = children
  if (!first) return undefined
  switch (name) {
    case 'sort':
    case 'sort_by':
    case 'reverse':
    case 'not_null':
      return kindOf(first, input)
    case 'max_by':
    case 'min_by':
      return elementOf(kindOf(first, input))
    case 'map':
      if (first.type !== 'ExpressionReference' || !second) return undefined
      return { is: 'list', element: kindOf(first.child, elementOf(kindOf(second, input))) }
    default:
      return undefined
  }
}

function memberOf(kind: Known, name: string): Known {
  if (kind?.is === 'object') return kind.members.find((member) => member.name === name)?.kind
  if (kind?.is !== 'shape') return undefined
  if (kind.shape.type === 'map') return ofShape(kind.shape.value.shape)
  return ofShape(kind.shape.members.get(name)?.shape)
}

function elementOf(kind: Known): Known {
  if (kind?.is === 'list') return kind.element
  return kind?.is === 'shape' && kind.shape.type === 'list' ? ofShape(kind.shape.element.shape) : undefined
}

function mapValueOf(kind: Known): Known {
  return kind?.is === 'shape' && kind.shape.type === 'map' ? ofShape(kind.shape.value.shape) : undefined
}

/** An element that is a list gives its own elements, any other one itself. */
function flattened(list: Known): Known {
  const element = elementOf(list)
  return { is: 'list', element: elementOf(element) ?? (element?.is === 'tuple' ? undefined : element) }
}

function ofShape(shape: Shape | undefined): Known {
  return shape && { is: 'shape', shape }
}

/** The name that a part of a row has by itself: that of the member that it reads. */
function nameOf(node: Node): string | undefined {
  if (node.type === 'Field') return node.name
  if (node.type === 'Subexpression' || node.type === 'Projection' || node.type === 'FilterProjection') {
    return nameOf(node.right) ?? nameOf(node.left)
  }
  return node.type === 'IndexExpression' || node.type === 'Pipe' ? nameOf(node.left) : undefined
}
