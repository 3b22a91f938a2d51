import { type ErrorContext, NextTokenError } from '../../errors/index.js'
import { compileJmespath, type Evaluate } from '../../jmespath/index.js'
import type { DividedBy, Member, OperationModel, PaginationRule, Shape } from '../../models/index.js'
import { memoize } from '../../values/index.js'
import { checkDivision } from './check-division.js'
import { excludedMembers } from './excluded-members.js'
import type { LimitParameter } from './limit-parameter.js'
import type { MemberPolicy, MergeMethod } from './member-policy.js'
import { sizeBounds } from './page-size.js'
import { compilePath, type Path, parsePath } from './path.js'
import { compileSeek, type Seek } from './seek.js'
import { shapeAt } from './shape-at.js'

export interface InputToken {
  readonly name: string
  /** The input member is an integer, so a token read from text is converted to a number. */
  readonly isInteger: boolean
  /** The token is an item's key, an object such as DynamoDB's ExclusiveStartKey. It does not expire. */
  readonly isKey: boolean
  /** The input member that asks for URL encoding (S3's `EncodingType`), if the token is encoded then. */
  readonly encodedBy: string | undefined
  /** The form of such a key in resume tokens, if pages and inputs have it in another form. */
  readonly keyForm?: ((key: unknown) => unknown) | undefined
}

/** A named member of a page: a result key or a non-aggregate key. */
export interface PageKey {
  readonly name: string
  readonly path: Path
  readonly read: Evaluate
  /** The model says that the member is a map, whose entries are the items. */
  readonly isMap: boolean
  /** The member's type in the model if it is neither a list nor a map: it has no items of its own. */
  readonly single: string | undefined
  /** The members that identify one of its items, if the items are series that continue on the next page. */
  readonly joinedBy: readonly string[] | undefined
}

/**
 * An operation's pagination rule with its expressions compiled and its members' types looked up. The rule of S3
 * ListObjectVersions, with functions left out:
 *
 * ```
 * context         { service: 's3', operation: 'ListObjectVersions' }
 * inputTokens     [{ name: 'KeyMarker', isInteger: false, isKey: false, encodedBy: 'EncodingType' },
 *                  { name: 'VersionIdMarker', isInteger: false, isKey: false, encodedBy: undefined }]
 * resultKeys      Versions, DeleteMarkers, CommonPrefixes
 * primary         { name: 'Versions', path: ['Versions'], isMap: false, single: undefined, joinedBy: undefined }
 * limit           { name: 'MaxKeys', isString: false, min: 1, max: 1000 }
 * repeatMeans     'cycle'
 * seek            { members: [{ input: 'KeyMarker', member: 'Key', isOptional: false, encodedBy: 'EncodingType' },
 *                             { input: 'VersionIdMarker', member: 'VersionId', isOptional: false, encodedBy: undefined }],
 *                   isInclusive: false, unless: [{ input: 'Bucket', pattern: /--xa?-s3$/u }] }
 * sortedBy        { Versions: 'Key', DeleteMarkers: 'Key', CommonPrefixes: 'Prefix' }
 * newestFirst     ['IsLatest', 'LastModified']
 * dividedBy       { kind: 'keys' }
 * ```
 */
export interface CompiledRule {
  readonly context: ErrorContext
  /** The operation's input members, by name. */
  readonly inputMembers: ReadonlyMap<string, Member> | undefined
  /** The input members that a caller must pass. */
  readonly requiredInput: readonly string[]
  readonly inputTokens: readonly InputToken[]
  readonly outputTokens: readonly Evaluate[]
  readonly moreResults: Evaluate | undefined
  readonly resultKeys: readonly PageKey[]
  /** The result key that `maxItems` counts. */
  readonly primary: PageKey | undefined
  /** Result keys that replace the first one as the operation's own list if `isTrue(input)` is true. */
  readonly primaryWhen: readonly { readonly key: PageKey; readonly isTrue: Evaluate }[]
  /** Result keys whose items together are the operation's own list. */
  readonly itemsOf: readonly PageKey[]
  /** The rule was inferred from the model; boto3 has none for this operation. */
  readonly isInferred: boolean
  readonly nonAggregateKeys: readonly PageKey[]
  readonly otherMembers: MemberPolicy
  /** Input members that the listing needs; the caller's values take precedence. */
  readonly defaults: Readonly<Record<string, unknown>> | undefined
  readonly limit: LimitParameter | undefined
  /** Input members that the service does not accept together with a page size. */
  readonly limitIllegalWith: readonly string[]
  /** Input members that only the first request, which has no token, may contain. */
  readonly firstPageOnly: readonly string[]
  /** What it means if a page returns the token that it was requested with. */
  readonly repeatMeans: 'cycle' | 'end' | 'ask-again'
  /** An empty page is the last one, even if it has a token. */
  readonly endsEmpty: boolean
  /** The operation reads something that has no end, such as a log. */
  readonly isEndless: boolean
  /** How to start after an item without a token, if the service can. */
  readonly seek: Seek | undefined
  /** The results are lists, maps or texts, which continue from page to page. */
  readonly isListed: boolean
  /** The codes of the operation's modelled errors. */
  readonly errorCodes: readonly string[]
  /** The member of an item that the service sorts by, by result key. All these result keys are one sorted sequence. */
  readonly sortedBy: Readonly<Record<string, string>> | undefined
  /** Members that order two items with the same sort value: the newer item comes first. */
  readonly newestFirst: readonly string[]
  /** How the listing is divided, so that several requests can be in flight. */
  readonly dividedBy: DividedBy | undefined
  /** Why a listing that takes a start and an end time cannot be divided by them. */
  readonly undivided: string | undefined
  /** The operation's own rule, if this is the one for all shards of a stream. */
  readonly ofOneShard?: CompiledRule | undefined
}

const listTypes: ReadonlySet<string> = new Set(['list', 'map', 'string'])

/** Returns the compiled rule of an operation. Each operation is compiled once. */
export const compiledRule: (operation: OperationModel) => CompiledRule = memoize((operation) => {
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
  checkDivision(rule, context)
  return compileRule(operation, rule, context)
})

/** The rule of a listing whose sender has keys in another form than resume tokens have. */
export function withKeyForm(rule: CompiledRule, keyForm: InputToken['keyForm']): CompiledRule {
  if (!keyForm || !rule.inputTokens.some(({ isKey }) => isKey)) return rule
  const inputTokens = rule.inputTokens.map((token) => (token.isKey ? { ...token, keyForm } : token))
  return { ...rule, inputTokens }
}

function compileRule(operation: OperationModel, rule: PaginationRule, context: ErrorContext): CompiledRule {
  const key = (name: string) => ({ ...pageKey(operation, name, context), joinedBy: rule.joinedBy?.[name] })
  const resultKeys = rule.resultKeys.map(key)
  return {
    context,
    inputMembers: operation.input?.members,
    requiredInput: operation.input?.traits.required ?? [],
    inputTokens: rule.inputTokens.map((name) => inputToken(operation, name, rule.urlEncodedBy?.[name])),
    outputTokens: rule.outputTokens.map((expression) => compileExpression(expression, context)),
    moreResults: rule.moreResults === undefined ? undefined : compileExpression(rule.moreResults, context),
    resultKeys,
    primary: resultKeys[0],
    primaryWhen: resultKeys.flatMap((one) => {
      const when = rule.primaryWhen?.[one.name]
      return when === undefined ? [] : [{ key: one, isTrue: compileExpression(when, context) }]
    }),
    itemsOf: resultKeys.filter(({ name }) => rule.itemsOf.includes(name)),
    isInferred: rule.inferredFrom !== undefined,
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
    isListed: resultKeys.some(({ path }) => listTypes.has(shapeAt(operation.output, path)?.type ?? 'list')),
    errorCodes: operation.errors.map((shape) => shape.traits.error?.code ?? shape.name),
    sortedBy: rule.sortedBy,
    newestFirst: rule.newestFirst,
    dividedBy: rule.dividedBy,
    undivided: rule.undivided,
  }
}

/**
 * In a listing without an end, such as Kinesis GetRecords, an unchanged iterator means that there is nothing more for
 * now: moto returns one at the end of a shard (https://github.com/getmoto/moto/blob/master/moto/kinesis/models.py).
 */
function repeatMeans({ endPolicy, repeatPolicy, follow }: PaginationRule): CompiledRule['repeatMeans'] {
  if (endPolicy === 'repeated-token' || follow) return 'end'
  return repeatPolicy === 'ask-again' ? 'ask-again' : 'cycle'
}

function inputToken(operation: OperationModel, name: string, encodedBy: string | undefined): InputToken {
  const type = inputType(operation, name)
  const isKey = type === 'map' || type === 'structure'
  const isInteger = type === 'integer' || type === 'long'
  return { name, isInteger, isKey, encodedBy }
}

function limitParameter(operation: OperationModel, name: string): LimitParameter {
  return { name, isString: inputType(operation, name) === 'string', ...sizeBounds(operation, name) }
}

function inputType(operation: OperationModel, name: string): Shape['type'] | undefined {
  return operation.input?.members.get(name)?.shape.type
}

/** Nearly all expressions are plain paths, which need no parser. */
function compileExpression(expression: string, context: ErrorContext): Evaluate {
  const path = parsePath(expression)
  return path ? compilePath(path) : compileJmespath(expression, context)
}

function pageKey(operation: OperationModel, name: string, context: ErrorContext): Omit<PageKey, 'joinedBy'> {
  const path = parsePath(name)
  if (!path) {
    throw new NextTokenError(
      'InvalidModel',
      `the pagination rule's key ${JSON.stringify(name)} is not the path of a member; write a path such as "Topics" or "DistributionList.Items"`,
      context,
    )
  }
  const type = shapeAt(operation.output, path)?.type
  const single = type === 'list' || type === 'map' ? undefined : type
  return { name, path, read: compilePath(path), isMap: type === 'map', single }
}

function otherMembers(operation: OperationModel, rule: PaginationRule): MemberPolicy {
  const withMethod = (paths: readonly string[], method: MergeMethod) =>
    paths.map((path) => [path, method] as const)
  return {
    output: operation.output,
    excluded: excludedMembers(rule),
    nonAggregate: new Set(rule.nonAggregateKeys),
    methods: new Map([
      ...withMethod(rule.summed, 'sum'),
      ...withMethod(rule.latest, 'latest'),
      ...withMethod(rule.pageOnly, 'page'),
    ]),
  }
}

function checkTokens({ inputTokens, outputTokens }: PaginationRule, context: ErrorContext): void {
  if (inputTokens.length === outputTokens.length && inputTokens.length > 0) return
  throw new NextTokenError(
    'InvalidModel',
    `the pagination rule has ${inputTokens.length} input_token(s) and ${outputTokens.length} output_token(s); ` +
      'give as many of one as of the other, and at least one of each',
    context,
  )
}
