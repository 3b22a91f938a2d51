import type { Member, Shape } from '../../../models/index.js'

/** Deeper than this, help refers to JSON. */
const DEEPEST = 3
/** More values than this are not written into the syntax. */
const MOST_VALUES = 4

/**
 * How a value is written behind its option, in shorthand where the AWS CLI has one.
 *
 * @example
 * '<text>', 'json|text', 'Key=<text>,Value=<text> ...', '<json>', 'KeyName1=<text>,KeyName2=<text>'
 */
export function syntaxOf(member: Member): string {
  const { shape } = member
  if (member.traits.jsonvalue || isDocumentInside(shape)) return '<json>'
  if (shape.type === 'blob' && member.streaming) return '<path>'
  if (shape.type === 'list') return `${inside(shape.element.shape, []) ?? '<json>'} ...`
  return inside(shape, []) ?? '<json>'
}

/** A document, or lists and maps of documents, which have no shorthand. */
function isDocumentInside(shape: Shape): boolean {
  if (shape.isDocument) return true
  if (shape.type === 'list') return isDocumentInside(shape.element.shape)
  return shape.type === 'map' && isDocumentInside(shape.value.shape)
}

/** The syntax of a value within others; undefined if it is nested too deeply, or contains itself. */
function inside(shape: Shape, outer: readonly Shape[]): string | undefined {
  if (outer.includes(shape) || outer.length > DEEPEST) return undefined
  const within = [...outer, shape]
  if (shape.type === 'structure') return braced(structure(shape, within), outer)
  if (shape.type === 'map') return braced(map(shape, within), outer)
  return shape.type === 'list' ? list(shape, within) : scalar(shape)
}

function braced(text: string | undefined, outer: readonly Shape[]): string | undefined {
  return text === undefined || outer.length === 0 ? text : `{${text}}`
}

function structure(shape: Shape, within: readonly Shape[]): string | undefined {
  const parts = [...shape.members.values()]
    .filter((member) => !isDocumentInside(member.shape))
    .map((member) => [member.name, inside(member.shape, within)] as const)
  const known = parts.filter(([, value]) => value !== undefined)
  return known.length === 0 && parts.length > 0
    ? undefined
    : known.map(([name, value]) => `${name}=${value}`).join(',')
}

function map(shape: Shape, within: readonly Shape[]): string | undefined {
  const value = inside(shape.value.shape, within)
  return value === undefined ? undefined : `KeyName1=${value},KeyName2=${value}`
}

function list(shape: Shape, within: readonly Shape[]): string | undefined {
  const element = inside(shape.element.shape, within)
  if (element === undefined) return undefined
  // `Values=a,b` directly in a structure or map; brackets around structures, and everywhere further inside.
  const isPlain = within.length === 2 && !/^[{[]/.test(element)
  return isPlain ? `${element},${element}` : `[${element},${element}]`
}

function scalar(shape: Shape): string {
  const values = shape.traits.enum ?? []
  if (values.length > 0 && values.length <= MOST_VALUES) return values.join('|')
  return words[shape.type as keyof typeof words] ?? '<text>'
}

const words = {
  integer: '<integer>',
  long: '<integer>',
  float: '<number>',
  double: '<number>',
  bigdecimal: '<number>',
  boolean: 'true|false',
  timestamp: '<timestamp>',
  blob: '<blob>',
} as const
