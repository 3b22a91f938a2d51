import type { Member, OperationModel } from '../../../models/index.js'
import { memoize } from '../../../values/index.js'
import { isEverywhere } from './aws-options.js'
import { memberAt } from './member-path.js'
import { optionName } from './option-name.js'
import { aliasesOf, renamedOption } from './renames.js'
import { type Shortcut, shortcutsOf } from './shortcuts.js'
import { syntaxOf } from './syntax.js'

/** What an option takes. `file` is the path of a file whose bytes are sent; `document` is any JSON. */
export type ParameterType =
  | 'text'
  | 'integer'
  | 'number'
  | 'flag'
  | 'timestamp'
  | 'blob'
  | 'file'
  | 'document'
  | 'structure'
  | 'map'
  | 'list'

/**
 * An input member as an option.
 *
 * @example
 * { option: '--dry-run', negative: '--no-dry-run', aliases: [], type: 'flag', isRequired: false, isHidden: false,
 *   enumValues: [], syntax: '' }
 * { option: '--filters', aliases: [], type: 'list', isRequired: false, isHidden: false, enumValues: [],
 *   syntax: 'Name=<text>,Values=<text>,<text> ...' }
 */
export interface Parameter {
  readonly option: string
  /** The option that sets a boolean to false. */
  readonly negative: string | undefined
  /** Names that earlier versions of the AWS CLI used. They work and are not shown. */
  readonly aliases: readonly string[]
  /** The member in the model; `member.name` is its name in the input. */
  readonly member: Member
  readonly type: ParameterType
  readonly isRequired: boolean
  /** Page tokens and page sizes: paging sets them. They work and are not shown. */
  readonly isHidden: boolean
  /** The values that the model knows, of a text or of the texts in a list. A service may take further ones. */
  readonly enumValues: readonly string[]
  /** An option of the AWS CLI for members within a parameter: what it gives to which of them. */
  readonly shortcut: Shortcut | undefined
  /** What to write behind the option: `<text>`, `Key=<text>,Value=<text> ...`. Empty for a flag. */
  readonly syntax: string
}

/** The parameters of an operation, one for each member of its input, in the model's order. */
export const parameterNames: (operation: OperationModel) => readonly Parameter[] = memoize((operation) => {
  const { input, paginationRule: rule } = operation
  const paging = new Set([...(rule?.inputTokens ?? []), ...(rule?.limitKey ? [rule.limitKey] : [])])
  return [...(input?.members.values() ?? [])].map((member) => {
    const { traits } = member
    const isRequired = (input?.required.has(member.name) ?? false) && !traits.idempotencyToken
    return parameter(operation, member, { isRequired, isHidden: paging.has(member.name) })
  })
})

/** Options of the AWS CLI for members within those parameters, such as `--zip-file` for `Code.ZipFile`. */
export const shortcutNames: (operation: OperationModel) => readonly Parameter[] = memoize((operation) =>
  shortcutsOf(operation).map((shortcut) => shortcutParameter(operation, shortcut)),
)

/**
 * What a listing of all shards of a stream takes besides: the stream, and where its shards start. Empty for operations
 * that no shards divide. They are members of the operation that returns iterators.
 *
 * @example
 * // GetRecords of Kinesis: --stream-name, --shard-iterator-type, --timestamp …
 */
export const shardNames: (operation: OperationModel) => readonly Parameter[] = memoize((operation) => {
  const dividedBy = operation.paginationRule?.dividedBy
  if (dividedBy?.kind !== 'shards') return []
  const { stream, iterator } = dividedBy
  const source = operation.service.operation(iterator.operation)
  return [...stream, iterator.type, ...(iterator.time === undefined ? [] : [iterator.time])].flatMap(
    (name) => {
      const member = source?.input?.members.get(name)
      const isOwn = operation.input?.members.has(name)
      return member && !isOwn ? [parameter(operation, member, { isRequired: false, isHidden: false })] : []
    },
  )
})

function shortcutParameter(operation: OperationModel, shortcut: Shortcut): Parameter {
  const member = memberAt(operation, shortcut.path)
  const type = shortcut.isFlag ? 'flag' : typeOf(member)
  return {
    option: `--${shortcut.option}`,
    negative: undefined,
    aliases: [],
    member,
    type,
    isRequired: false,
    isHidden: false,
    enumValues: type === 'flag' ? [] : enumOf(member),
    shortcut,
    get syntax() {
      return type === 'flag' ? '' : syntaxOf(member)
    },
  }
}

function parameter(
  operation: OperationModel,
  member: Member,
  of: { readonly isRequired: boolean; readonly isHidden: boolean },
): Parameter {
  const name = nameOf(operation, member)
  const type = typeOf(member)
  const dashed = (text: string) => `--${text}`
  return {
    option: dashed(name),
    negative: type === 'flag' ? dashed(negativeOf(operation, member)) : undefined,
    aliases: aliasesOf(operation, name).map(dashed),
    member,
    type,
    ...of,
    enumValues: enumOf(member),
    shortcut: undefined,
    get syntax() {
      return type === 'flag' ? '' : syntaxOf(member)
    },
  }
}

/**
 * Where the AWS CLI has an option of the name everywhere, it renames the parameter. A service may be too new for that;
 * then the parameter is `--input-NAME` (OpenSearch Memory SearchEvents: `--input-query`).
 */
function nameOf(operation: OperationModel, { name: member }: Member): string {
  const name = renamedOption(operation, optionName(member))
  return isEverywhere(name) ? `input-${name}` : name
}

/** The AWS CLI renames `--no-x` of plain booleans only. */
function negativeOf(operation: OperationModel, { name, shape }: Member): string {
  const rule = `no-${optionName(name)}`
  return shape.type === 'boolean' ? renamedOption(operation, rule) : rule
}

const types = {
  string: 'text',
  character: 'text',
  integer: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
  bigdecimal: 'number',
  boolean: 'flag',
  timestamp: 'timestamp',
  blob: 'blob',
  structure: 'structure',
  map: 'map',
  list: 'list',
} as const

export function typeOf(member: Member): ParameterType {
  const { shape, traits } = member
  if (shape.isDocument || (traits.jsonvalue && traits.location === 'header')) return 'document'
  if (shape.type === 'blob' && member.streaming) return 'file'
  return isWrappedBoolean(member) ? 'flag' : types[shape.type]
}

/** A structure around one boolean, such as EC2's `EbsOptimized: { Value: true }`: an option without a value. */
function isWrappedBoolean({ shape }: Member): boolean {
  return shape.members.size === 1 && shape.members.get('Value')?.shape.type === 'boolean'
}

function enumOf({ shape }: Member): readonly string[] {
  return (shape.type === 'list' ? shape.element.shape : shape).traits.enum ?? []
}
