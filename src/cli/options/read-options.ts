import { didYouMean } from '../../errors/index.js'
import { findOption } from './find-option.js'
import type { OptionSpec } from './option-spec.js'
import type { OptionName, OwnOptions } from './option-table.js'
import { type OptionValue, readValue } from './read-value.js'
import { UsageError } from './usage-error.js'

/** What a command that is no operation was given. */
export interface ReadOptions {
  readonly own: OwnOptions
  /** Values of options that only this command has, by their names. */
  readonly extra: Readonly<Record<string, OptionValue>>
  readonly positionals: readonly string[]
}

/** What a command takes. */
export interface Taken {
  /** The command, for messages: `nexttoken services`. */
  readonly command: string
  readonly options?: readonly OptionName[] | undefined
  /** Options that only this command has. */
  readonly ownOptions?: Readonly<Record<string, OptionSpec>> | undefined
  /** The most words that are no options. */
  readonly positionals: number
  /** What the first of these words are, as far as they must be there. */
  readonly required?: readonly string[] | undefined
}

/** Options that every command takes. */
const everywhere: readonly OptionName[] = ['help', 'debug', 'color', 'no-cli-pager', 'no-cli-auto-prompt']

/**
 * Reads the words of a command such as `nexttoken services`. A list takes the words up to the next option. Behind `--`
 * there are no options.
 *
 * @throws UsageError with every problem.
 */
export function readOptions(argv: readonly string[], taken: Taken): ReadOptions {
  const reader = new Reader(taken)
  const end = argv.indexOf('--')
  const words = end < 0 ? argv : argv.slice(0, end)
  for (let at = 0; at < words.length; ) at += 1 + reader.read(words.slice(at))
  const positionals = [...reader.positionals, ...(end < 0 ? [] : argv.slice(end + 1))]
  const surplus = positionals
    .slice(taken.positionals)
    .map((word) => `unexpected word ${JSON.stringify(word)}`)
  const missing = reader.own.has('help') ? [] : (taken.required ?? []).slice(positionals.length)
  const problems = [...reader.problems, ...surplus, ...missing.map((name) => `${name} is missing`)]
  if (problems.length > 0) throw new UsageError(problems, `run ${taken.command} --help`)
  return { own: Object.fromEntries(reader.own), extra: Object.fromEntries(reader.extra), positionals }
}

class Reader {
  readonly own = new Map<string, OptionValue>()
  readonly extra = new Map<string, OptionValue>()
  readonly positionals: string[] = []
  readonly problems: string[] = []

  constructor(private readonly taken: Taken) {}

  /** Reads the first word; gives the number of words behind it that belong to it. */
  read([word = '', ...following]: readonly string[]): number {
    if (word === '-h') return this.read(['--help', ...following])
    if (!word.startsWith('--')) {
      this.positionals.push(word)
      return 0
    }
    const equals = word.indexOf('=')
    const option = equals < 0 ? word : word.slice(0, equals)
    const target = this.#find(option)
    if (target)
      return this.#take(target, { option, inline: equals < 0 ? [] : [word.slice(equals + 1)], following })
    this.problems.push(`unknown option ${option}${didYouMean(option, this.#known)}`)
    return 0
  }

  #take({ spec, set }: Target, { option, inline, following }: Written): number {
    if (spec.kind === 'flag') {
      if (inline.length > 0) this.problems.push(`${option} takes no value: got ${JSON.stringify(inline[0])}`)
      set(true)
      return 0
    }
    const end = following.findIndex((word) => word.startsWith('--'))
    const most = spec.kind === 'list' ? following.length : 1
    const taken = inline.length > 0 ? [] : following.slice(0, Math.min(most, end < 0 ? most : end))
    const absent = spec.withoutValue === undefined ? [] : [spec.withoutValue]
    const texts = [...inline, ...taken].length > 0 ? [...inline, ...taken] : absent
    if (texts.length === 0)
      this.problems.push(`${option} needs a value: ${option} ${spec.argument ?? 'VALUE'}`)
    else {
      const read = readValue({ option, spec, texts })
      if ('problem' in read) this.problems.push(read.problem)
      else set(read.value)
    }
    return taken.length
  }

  #find(option: string): Target | undefined {
    const { options = [], ownOptions = {} } = this.taken
    const name = option.slice(2)
    const own = Object.hasOwn(ownOptions, name) ? ownOptions[name] : undefined
    if (own) return { spec: own, set: (value) => this.extra.set(name, value) }
    const found = findOption(option)
    if (!found || ![...options, ...everywhere].includes(found.name)) return undefined
    return { spec: found.spec, set: (value) => this.own.set(found.name, value) }
  }

  get #known(): readonly string[] {
    const { options = [], ownOptions = {} } = this.taken
    return [...options, ...everywhere, ...Object.keys(ownOptions)].map((name) => `--${name}`)
  }
}

interface Target {
  readonly spec: OptionSpec
  readonly set: (value: OptionValue) => void
}

interface Written {
  readonly option: string
  readonly inline: readonly string[]
  readonly following: readonly string[]
}
