import type { Member, OperationModel, Shape } from '../../models/index.js'
import { memoize } from '../../values/index.js'

/** Under which names a request or a response holds what the model calls sensitive. Names are in lower case. */
export interface SecretNames {
  /** In bodies: keys of JSON, elements of XML, parts of a form's keys. */
  readonly inBody: ReadonlySet<string>
  readonly inQuery: ReadonlySet<string>
  readonly inHeaders: ReadonlySet<string>
  /** What the names of headers begin with. */
  readonly headerPrefixes: readonly string[]
  readonly isInPath: boolean
  /** Whether the body is a secret as a whole. */
  readonly isBody: boolean
}

interface Collected extends SecretNames {
  readonly inBody: Set<string>
  readonly inQuery: Set<string>
  readonly inHeaders: Set<string>
  readonly headerPrefixes: string[]
  isInPath: boolean
  isBody: boolean
}

/** The secret names of an operation's input, and those of its output and its errors. */
export const secretNames = memoize((operation: OperationModel) => ({
  input: namesIn([operation.input]),
  output: namesIn([operation.output, ...operation.errors]),
}))

/**
 * A name is secret wherever it occurs: a value that is hidden by mistake costs less than one that is shown. Names are
 * compared in lower case because `ec2` capitalizes them.
 */
function namesIn(shapes: readonly (Shape | undefined)[]): SecretNames {
  const found: Collected = {
    inBody: new Set(),
    inQuery: new Set(),
    inHeaders: new Set(),
    headerPrefixes: [],
    isInPath: false,
    isBody: false,
  }
  const seen = new Set<Shape>()
  for (const shape of shapes) {
    if (!shape) continue
    found.isBody ||= shape.traits.sensitive === true
    for (const member of shape.members.values()) addBound({ found, seen }, shape, member)
  }
  return found
}

interface Collecting {
  readonly found: Collected
  readonly seen: Set<Shape>
}

/** A direct member of an input or output, which is not always in the body. */
function addBound({ found, seen }: Collecting, owner: Shape, member: Member): void {
  if (owner.payload === member) {
    if (member.sensitive || isUnnamedSecret(member, new Set())) found.isBody = true
    addMembers(found, member.shape, seen)
  } else if (member.location === undefined) addNamed(found, member, seen)
  else if (member.sensitive || isUnnamedSecret(member, new Set())) addLocated(found, member)
}

function addLocated(found: Collected, { location, wireName }: Member): void {
  const name = wireName.toLowerCase()
  if (location === 'uri') found.isInPath = true
  else if (location === 'querystring') found.inQuery.add(name)
  else if (location === 'headers') found.headerPrefixes.push(name)
  else found.inHeaders.add(name)
}

/** A member in a body. */
function addNamed(found: Collected, member: Member, seen: Set<Shape>): void {
  if (member.sensitive || isUnnamedSecret(member, new Set())) {
    // A flattened list is written under the name of its elements.
    const element = member.shape.type === 'list' ? member.shape.element.locationName : undefined
    const { queryName } = member.traits
    for (const name of [member.name, member.wireName, element, queryName]) {
      if (name !== undefined) found.inBody.add(name.toLowerCase())
    }
  }
  addMembers(found, member.shape, seen)
}

function addMembers(found: Collected, shape: Shape, seen: Set<Shape>): void {
  if (seen.has(shape)) return
  seen.add(shape)
  for (const part of partsOf(shape)) addMembers(found, part.shape, seen)
  for (const member of shape.members.values()) addNamed(found, member, seen)
}

/** Whether a list or map holds secrets that have no name of their own. */
function isUnnamedSecret({ shape }: Member, seen: Set<Shape>): boolean {
  if (seen.has(shape)) return false
  seen.add(shape)
  return partsOf(shape).some((part) => part.sensitive || isUnnamedSecret(part, seen))
}

function partsOf(shape: Shape): readonly Member[] {
  if (shape.type === 'list') return [shape.element]
  return shape.type === 'map' ? [shape.key, shape.value] : []
}
