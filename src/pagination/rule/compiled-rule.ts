import { type ErrorContext, NextTokenError } from '../../errors/index.js'
import { compileJmespath, type Evaluate } from '../../jmespath/index.js'
import type { OperationModel, PaginationRule, Shape } from '../../models/index.js'
import type { LimitParameter } from './limit-parameter.js'
import type { MemberPolicy, Way } from './member-policy.js'
import { sizeBounds } from './page-size.js'
import { passedOver } from './passed-over.js'
import { compilePath, type Path, parsePath } from './path.js'
import { compileSeek, type Seek } from './seek.js'

export interface InputToken {
  readonly name: string
  /** The input member is a whole number, so a token in a text has to become one. */
  readonly isInteger: boolean
  /** The token is an item's key (DynamoDB's ExclusiveStartKey): an object, and good for as long as the table is. */
  readonly isKey: boolean
  /** The member that asks for URL encoding, where the token comes encoded then. */
  readonly encodedBy: string | undefined
}

/** One place of a page that has a name: a result key, or a key of the part that all pages share. */
export interface PageKey {
  readonly name: string
  readonly path: Path
  readonly read: Evaluate
  /** The model says that it is a map: its entries are items. */
  readonly isMap: boolean
  /** What the model says that it is, where that has no items of its own. */
  readonly single: string | undefined
  /** The members that name one of its items, where these are series that go on over pages. */
  readonly joinedBy: readonly string[] | undefined
}

/** An operation's pagination rule, its expressions compiled and its members' types looked up. */
export interface CompiledRule {
  readonly context: ErrorContext
  /** AWS's parameters, by name. */
  readonly inputMembers: ReadonlyMap<string, unknown> | undefined
  readonly inputTokens: readonly InputToken[]
  readonly outputTokens: readonly Evaluate[]
  readonly moreResults: Evaluate | undefined
  readonly resultKeys: readonly PageKey[]
  /** The result key that `maxItems` counts. */
  readonly primary: PageKey | undefined
  /** Result keys that are the operation's own list where the input makes `isTrue` give something. */
  readonly primaryWhen: readonly { readonly key: PageKey; readonly isTrue: Evaluate }[]
  /** Result keys whose items are the operation's own list together. */
  readonly itemsOf: readonly PageKey[]
  /** boto3 has no such rule. */
  readonly isOurs: boolean
  readonly nonAggregateKeys: readonly PageKey[]
  readonly otherMembers: MemberPolicy
  /** Input members that a listing needs, unless the caller gives them. */
  readonly defaults: Readonly<Record<string, unknown>> | undefined
  readonly limit: LimitParameter | undefined
  /** Input members beside which the service refuses a page size. */
  readonly limitIllegalWith: readonly string[]
  /** Input members that only a page without token may carry. */
  readonly firstPageOnly: readonly string[]
  /** What it means when the token that asked for a page comes back with it. */
  readonly repeatMeans: 'cycle' | 'end' | 'ask-again'
  /** Whether a page without items is the last, though a token is there. */
  readonly endsEmpty: boolean
  /** Whether the operation tails something that has no end. */
  readonly isEndless: boolean
  /** How to start by an item rather than a token, where the service can. */
  readonly seek: Seek | undefined
  /** Whether a page's results are lists, maps or texts, which go on from page to page. */
  readonly isListed: boolean
  /** The codes of the operation's modelled errors. */
  readonly errorCodes: readonly string[]
  /** By result key, the member of an item that the service sorts by, all of these keys together. */
  readonly sortedBy: Readonly<Record<string, string>> | undefined
  /** Members that tell which of two items that sort the same comes first: the newer one. */
  readonly newestFirst: readonly string[]
}

const listed: ReadonlySet<string> = new Set(['list', 'map', 'string'])
const compiled = new WeakMap<OperationModel, CompiledRule>()

/** The rule of `operation`; compiled once. */
export function compiledRule(operation: OperationModel): CompiledRule {
  const known = compiled.get(operation)
  if (known) return known
  const context = operation.errorContext
  const rule = operation.paginationRule
  if (!rule) {
    throw new NextTokenError(
      'OperationNotPageable',
      'the operation has no pages: its model gives no pagination rule. Call the operation itself',
      context,
    )
  }
  checkTokens(rule, context)
  const result = compileRule(operation, rule, context)
  compiled.set(operation, result)
  return result
}

function compileRule(operation: OperationModel, rule: PaginationRule, context: ErrorContext): CompiledRule {
  const key = (name: string) => ({ ...pageKey(operation, name, context), joinedBy: rule.joinedBy?.[name] })
  const resultKeys = rule.resultKeys.map(key)
  const inputType = (name: string) => operation.input?.members.get(name)?.shape.type
  return {
    context,
    inputMembers: operation.input?.members,
    inputTokens: rule.inputTokens.map((name) => {
      const type = inputType(name)
      const isKey = type === 'map' || type === 'structure'
      const isInteger = type === 'integer' || type === 'long'
      return { name, isInteger, isKey, encodedBy: rule.urlEncodedBy?.[name] }
    }),
    outputTokens: rule.outputTokens.map((expression) => compileEither(expression, context)),
    moreResults: rule.moreResults === undefined ? undefined : compileEither(rule.moreResults, context),
    resultKeys,
    primary: resultKeys[0],
    primaryWhen: resultKeys.flatMap((one) => {
      const when = rule.primaryWhen?.[one.name]
      return when === undefined ? [] : [{ key: one, isTrue: compileEither(when, context) }]
    }),
    itemsOf: resultKeys.filter(({ name }) => rule.itemsOf.includes(name)),
    isOurs: rule.inferredFrom !== undefined,
    nonAggregateKeys: rule.nonAggregateKeys.map(key),
    otherMembers: otherMembers(operation, rule),
    defaults: rule.defaults,
    limit: rule.limitKey === undefined ? undefined : limitParameter(operation, rule.limitKey),
    limitIllegalWith: rule.limitIllegalWith,
    firstPageOnly: rule.firstPageOnly,
    repeatMeans: repeatMeans(rule),
    endsEmpty: rule.endPolicy === 'empty-page',
    isEndless: rule.follow,
    seek: compileSeek(rule),
    isListed: resultKeys.some(({ path }) => listed.has(shapeAt(operation.output, path)?.type ?? 'list')),
    errorCodes: operation.errors.map((shape) => shape.traits.error?.code ?? shape.name),
    sortedBy: rule.sortedBy,
    newestFirst: rule.newestFirst,
  }
}

/**
 * In a listing without an end, such as Kinesis GetRecords, an unchanged iterator is the end of what there is now: moto
 * gives one at the end of a shard (https://github.com/getmoto/moto/blob/master/moto/kinesis/models.py).
 */
function repeatMeans({ endPolicy, repeatPolicy, follow }: PaginationRule): CompiledRule['repeatMeans'] {
  if (endPolicy === 'repeated-token' || follow) return 'end'
  return repeatPolicy === 'ask-again' ? 'ask-again' : 'cycle'
}

function limitParameter(operation: OperationModel, name: string): LimitParameter {
  const isString = operation.input?.members.get(name)?.shape.type === 'string'
  return { name, isString, ...sizeBounds(operation, name) }
}

/** Nearly all expressions are plain paths: those need no parser. */
function compileEither(expression: string, context: ErrorContext): Evaluate {
  const path = parsePath(expression)
  return path ? compilePath(path) : compileJmespath(expression, context)
}

function pageKey(operation: OperationModel, name: string, context: ErrorContext): Omit<PageKey, 'joinedBy'> {
  const path = parsePath(name)
  if (!path) {
    throw new NextTokenError(
      'InvalidModel',
      `the pagination rule's key ${JSON.stringify(name)} is an expression: write the path of a member`,
      context,
    )
  }
  const type = shapeAt(operation.output, path)?.type
  const single = type === 'list' || type === 'map' ? undefined : type
  return { name, path, read: compilePath(path), isMap: type === 'map', single }
}

function otherMembers(operation: OperationModel, rule: PaginationRule): MemberPolicy {
  const ways = (paths: readonly string[], way: Way) => paths.map((path) => [path, way] as const)
  return {
    output: operation.output,
    passedOver: passedOver(rule),
    nonAggregate: new Set(rule.nonAggregateKeys),
    ways: new Map([
      ...ways(rule.summed, 'sum'),
      ...ways(rule.latest, 'latest'),
      ...ways(rule.pageOnly, 'page'),
    ]),
  }
}

function shapeAt(shape: Shape | undefined, path: Path): Shape | undefined {
  return path.reduce<Shape | undefined>((found, name) => found?.members.get(name)?.shape, shape)
}

function checkTokens({ inputTokens, outputTokens }: PaginationRule, context: ErrorContext): void {
  if (inputTokens.length === outputTokens.length && inputTokens.length > 0) return
  throw new NextTokenError(
    'InvalidModel',
    `the pagination rule has ${inputTokens.length} input_token(s) and ${outputTokens.length} output_token(s): ` +
      'there must be as many of one as of the other, and at least one',
    context,
  )
}
