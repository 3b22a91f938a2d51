import { memberProblems } from '../../client/index.js'
import type { OperationModel } from '../../models/index.js'
import { type OwnOptions, optionTable, readValue, UsageError } from '../options/index.js'
import { type Line, readLine, Spellings } from './line/index.js'
import {
  memberAt,
  optionName,
  type Parameter,
  parameterNames,
  setAt,
  shardNames,
  takesBareMember,
} from './names/index.js'
import {
  type BinaryFormat,
  type Files,
  type Reading,
  readParameter,
  readWholeInput,
  unknownValues,
} from './values/index.js'

/** A command line of an operation, read. */
export interface Command {
  /** The operation's input, with values as a client takes them. */
  readonly input: Readonly<Record<string, unknown>>
  /** Our own options, by their names in `optionTable`. */
  readonly own: OwnOptions
  /** The file for a streaming output, which the AWS CLI takes as a word behind the options. */
  readonly outfile: string | undefined
  /** Sentences for standard error: values that the model does not know, which are sent all the same. */
  readonly warnings: readonly string[]
}

export interface ReadCommandOptions {
  readonly io: Files
  /** The profile's `cli_binary_format`. `--cli-binary-format` wins. @default 'base64' */
  readonly binaryFormat?: BinaryFormat | undefined
}

/**
 * Reads the words behind an operation's name as the AWS CLI does.
 *
 * @throws UsageError with all problems: unknown options, missing parameters, values that do not fit.
 * @example
 * await readCommand(operation, ['--topic-arn', 'arn:…', '--max-items', '5'], { io })
 * // { input: { TopicArn: 'arn:…' }, own: { 'max-items': 5 }, outfile: undefined, warnings: [] }
 */
export async function readCommand(
  operation: OperationModel,
  argv: readonly string[],
  { io, binaryFormat = 'base64' }: ReadCommandOptions,
): Promise<Command> {
  const words = argv.length === 1 && argv[0] === 'help' ? ['--help'] : argv
  const spellings = new Spellings(operation)
  const line = withSinglePage(readLine(words, spellings), spellings)
  const problems = [...line.problems]
  const own = readOwn(line, problems)
  if (own.help) return { input: {}, own, outfile: undefined, warnings: [] }
  const format = own['cli-binary-format'] ?? binaryFormat
  const reading: Reading = { io, binaryFormat: format, problems }
  const input = { ...(await wholeInput(operation, own, reading)) }
  readParameters({ operation, input }, line, reading)
  const outfile = takeOutfile(operation, line, problems)
  problems.push(
    ...missingIn(operation, input, { own, mentioned: line.mentioned }),
    ...unfitIn(operation, input),
  )
  if (problems.length > 0) throw new UsageError([...new Set(problems)])
  return { input, own, outfile, warnings: warningsOf(operation, input) }
}

/** Our own options. What is wrong with them is added to the problems. */
function readOwn(line: Line, problems: string[]): OwnOptions {
  const values = [...line.own].flatMap(([name, { option, texts }]) => {
    const spec = optionTable[name]
    if (spec.kind === 'flag') return [[name, true] as const]
    const given = texts.length === 0 && 'withoutValue' in spec ? [spec.withoutValue] : texts
    const read = readValue({ option, spec, texts: given })
    if ('value' in read) return [[name, read.value] as const]
    problems.push(read.problem)
    return []
  })
  return Object.fromEntries(values)
}

/**
 * A command that asks for a single page has no use for the options of paging. So `--max-items` is then the operation's
 * own parameter of that name, if it has one. This is the AWS CLI's rule.
 */
function withSinglePage(line: Line, spellings: Spellings): Line {
  if (!line.own.has('no-paginate') && !line.own.has('first-page')) return line
  const own = new Map(line.own)
  const parameters = new Map(line.parameters)
  for (const [name, parameter] of spellings.shadowed) {
    const written = own.get(name)
    if (!written) continue
    own.delete(name)
    parameters.set(parameter, { ...written, isNegative: false })
  }
  const { words, problems, mentioned } = line
  return { own, parameters, words, problems, mentioned }
}

/** Sets what the options say in `input`. Shortcuts come last, because they add to what parameters set. */
function readParameters(
  { operation, input }: { readonly operation: OperationModel; readonly input: Record<string, unknown> },
  line: Line,
  reading: Reading,
): void {
  for (const [parameter, { texts, isNegative }] of line.parameters) {
    const { option, member, type, shortcut } = parameter
    if (shortcut) continue
    const isBareMember = takesBareMember(operation, optionName(member.name))
    input[member.name] =
      type === 'flag' && texts.length === 0
        ? flagValue(parameter, !isNegative)
        : readParameter({ option, member, texts, isBareMember }, reading)
  }
  for (const [{ option, shortcut }, { texts }] of line.parameters) {
    for (const [path, parts] of Object.entries(shortcut?.spread(texts) ?? {})) {
      const member = memberAt(operation, path)
      const value = readParameter({ option, member, texts: parts, isBareMember: false }, reading)
      const unfit = value === undefined ? [] : memberProblems(member, value, option)
      reading.problems.push(...unfit.map(({ message }) => message))
      if (unfit.length === 0) setAt(input, path, value)
    }
  }
}

function flagValue({ member }: Parameter, value: boolean): unknown {
  return member.shape.type === 'boolean' ? value : { Value: value }
}

async function wholeInput(
  operation: OperationModel,
  own: OwnOptions,
  reading: Reading,
): Promise<Readonly<Record<string, unknown>>> {
  const given = (['cli-input-json', 'cli-input-yaml'] as const).flatMap((name) => {
    const text = own[name]
    return text === undefined ? [] : [{ option: `--${name}`, text } as const]
  })
  const [first] = given
  if (given.length > 1) reading.problems.push('pass only one of --cli-input-json and --cli-input-yaml')
  return first && given.length === 1 ? readWholeInput(operation, first, reading) : {}
}

/** A streaming output may be followed by the file that it goes to; any other word is one too many. */
function takeOutfile(operation: OperationModel, line: Line, problems: string[]): string | undefined {
  const takesFile = operation.output?.payload?.shape.type === 'blob'
  const [outfile] = takesFile ? line.words : []
  const surplus = line.words.slice(takesFile ? 1 : 0)
  problems.push(
    ...surplus.map((word) => `unexpected word ${JSON.stringify(word)}; quote a value that contains spaces`),
  )
  return outfile
}

/** Required parameters that are not there. A skeleton of an input needs none. */
function missingIn(
  operation: OperationModel,
  input: Command['input'],
  { own, mentioned }: { readonly own: OwnOptions; readonly mentioned: ReadonlySet<Parameter> },
): string[] {
  const skeleton = own['generate-cli-skeleton']
  if (skeleton !== undefined && skeleton !== 'output') return []
  const reads = readsShards(operation, input, own)
  if (reads.problems.length > 0) return reads.problems
  const tokens = reads.isAll ? (operation.paginationRule?.inputTokens ?? []) : []
  return parameterNames(operation)
    .filter(({ member }) => !tokens.includes(member.name))
    .filter((parameter) => parameter.isRequired && input[parameter.member.name] == null)
    .filter((parameter) => !mentioned.has(parameter))
    .map(({ option, syntax }) => `${option} is required${syntax ? `: ${option} ${syntax}` : ''}`)
}

/**
 * Whether all shards of a stream are read, which needs no iterator. A token of such a listing continues it without
 * `--parallel` too. If the stream is missing, the listing says so.
 */
function readsShards(
  operation: OperationModel,
  input: Command['input'],
  own: OwnOptions,
): { readonly isAll: boolean; readonly problems: string[] } {
  const ofShards = shardNames(operation)
  const given = ofShards.filter(({ member }) => input[member.name] != null)
  const mayRead = [own.parallel, own.checkpoint, own['starting-token']].some((value) => value !== undefined)
  if (given.length > 0 && !mayRead) {
    const why = 'which reads all shards of a stream'
    return { isAll: true, problems: given.map(({ option }) => `${option} needs --parallel, ${why}`) }
  }
  const isAll = own.parallel !== undefined || own['starting-token'] !== undefined || given.length > 0
  return { isAll: ofShards.length > 0 && isAll, problems: [] }
}

/** Values that a client would refuse. */
function unfitIn(operation: OperationModel, input: Command['input']): string[] {
  return [...parameterNames(operation), ...shardNames(operation)].flatMap(({ option, member }) => {
    const value = input[member.name]
    return value == null ? [] : memberProblems(member, value, option).map(({ message }) => message)
  })
}

function warningsOf(operation: OperationModel, input: Command['input']): string[] {
  return parameterNames(operation).flatMap(({ option, member }) =>
    unknownValues(input[member.name], member, option),
  )
}
