import { NextTokenError } from '../../errors/index.js'
import type { Member, OperationModel, PaginationRule, Shape } from '../../models/index.js'
import {
  type Carrier,
  carrierAt,
  compileGenerator,
  dottedPath,
  findCarrier,
  findFacts,
  type Generator,
  type PageFact,
  plainAlternatives,
  shapeAt,
  type TokenPlace,
  tokenPlace,
} from '../values/index.js'
import { canCarryToken } from './token-value.js'

/** An input token, and the place in the previous page that holds its value. */
export interface TokenSlot {
  /** The input member. */
  readonly name: string
  readonly shape: Shape
  readonly place: TokenPlace
}

/** How to make an operation's pages: its rule, resolved against its shapes once. */
export interface Paging {
  readonly carrier: Carrier | undefined
  /** The rule's other result keys, which hold two items on each page. */
  readonly others: readonly Carrier[]
  readonly tokens: readonly TokenSlot[]
  /** Whether the token is a field of the page's last item. */
  readonly isKeyed: boolean
  /** The rest of a page, without items, tokens, facts and echoes. It is the same on every page. */
  readonly base: Generator
  /** Members that hold a count, or whether there are more items. */
  readonly facts: readonly PageFact[]
  /** Output members that repeat the input member of the same name, if the request has it. */
  readonly echoes: readonly string[]
}

/**
 * An operation without a rule has one page with all of its items.
 *
 * @throws NextTokenError `OperationNotPageable` for an operation without pages and items, or with a rule that cannot be
 * followed.
 */
export function compilePaging(operation: OperationModel, override?: Generator): Paging {
  const { output, paginationRule: rule } = operation
  const carrier = findCarrier(operation, override)
  if (!output || !(rule ?? carrier))
    throw notPageable('its model gives no pagination rule, and its output no list')
  const tokens = rule ? tokenSlots(operation, output, rule) : []
  const others = otherCarriers(operation, output, carrier)
  const facts = rule ? findFacts(output, rule, carrier) : []
  const issued = (rule?.outputTokens ?? []).flatMap(plainAlternatives).map(join)
  const echoed = echoedMembers(operation, output).filter((member) => !issued.includes(member.name))
  const omit = new Set([
    ...issued,
    ...[carrier, ...others].filter((one) => one !== undefined).map((one) => join(one.path)),
    ...facts.map((fact) => join(fact.path)),
    ...echoed.map((member) => member.name),
  ])
  return {
    carrier,
    others,
    tokens,
    isKeyed: tokens.some((token) => token.place.kind === 'last-item'),
    base: compileGenerator(output, output.name, { service: operation.service.name, omit }),
    facts,
    echoes: echoed.filter((member) => !member.shape.traits.enum).map((member) => member.name),
  }
}

function tokenSlots(operation: OperationModel, output: Shape, rule: PaginationRule): TokenSlot[] {
  return rule.inputTokens.map((name, index) => {
    const expression = rule.outputTokens[index] ?? ''
    const shape = operation.input?.members.get(name)?.shape
    const place = tokenPlace(expression)
    const isThere = place?.kind === 'last-item' || (place && shapeAt(output, place.path))
    if (shape && place && isThere && canCarryToken(shape)) return { name, shape, place }
    throw notPageable(`its token "${name}", out of "${expression}", cannot be issued`)
  })
}

function otherCarriers(operation: OperationModel, output: Shape, carrier: Carrier | undefined): Carrier[] {
  const keys = operation.paginationRule?.resultKeys ?? []
  return keys.flatMap((expression) => {
    const path = dottedPath(expression)
    const shape = path && shapeAt(output, path)
    const isOther = path && carrier && join(path) !== join(carrier.path)
    if (!shape || !isOther || (shape.type !== 'list' && shape.type !== 'map')) return []
    return carrierAt(shape, path, { service: operation.service.name }) ?? []
  })
}

/**
 * Output members that the input has too. Enums such as S3's EncodingType are left out: they say how a response is
 * written, and the simulator writes it in one way only.
 */
function echoedMembers(operation: OperationModel, output: Shape): Member[] {
  const given = operation.input?.members
  return [...output.members.values()].filter((member) => {
    const { type } = member.shape
    const isScalar = type !== 'list' && type !== 'map' && type !== 'structure'
    return isScalar && !output.required.has(member.name) && given?.get(member.name)?.shape.type === type
  })
}

/** The message does not name the operation, because the plan's message begins with the name. */
function notPageable(reason: string): NextTokenError {
  return new NextTokenError(
    'OperationNotPageable',
    `has no pages to simulate: ${reason}; give its answer as \`output\``,
  )
}

function join(path: readonly string[]): string {
  return path.join('.')
}
