import { didYouMean } from '../../../errors/index.js'
import type { OptionName } from '../../options/index.js'
import type { Parameter } from '../names/index.js'
import type { Found, Spelling, Spellings } from './spellings.js'

/** An option and the texts behind it. */
export interface Occurrence {
  /** As it is written in full, for messages. */
  readonly option: string
  readonly texts: readonly string[]
}

/** A boolean: its last spelling decides. */
export interface ParameterOccurrence extends Occurrence {
  readonly isNegative: boolean
}

/** A command line, by what its words belong to. */
export interface Line {
  readonly parameters: ReadonlyMap<Parameter, ParameterOccurrence>
  readonly own: ReadonlyMap<OptionName, Occurrence>
  /** Parameters whose options are there, also those that lack a value. */
  readonly mentioned: ReadonlySet<Parameter>
  /** Words that belong to no option. */
  readonly words: readonly string[]
  readonly problems: readonly string[]
}

/** Reads the words behind the operation's name. */
export function readLine(argv: readonly string[], spellings: Spellings): Line {
  const reader = new LineReader(spellings)
  for (let at = 0; at < argv.length; ) at += reader.read(argv.slice(at))
  return reader
}

const negativeNumber = /^-(?:\d+|\d*\.\d+)$/

class LineReader implements Line {
  readonly parameters = new Map<Parameter, ParameterOccurrence>()
  readonly own = new Map<OptionName, Occurrence>()
  readonly mentioned = new Set<Parameter>()
  readonly words: string[] = []
  readonly problems: string[] = []

  constructor(private readonly spellings: Spellings) {}

  /** Reads an option with the words that belong to it, or a word; gives how many words that were. */
  read([word = '', ...following]: readonly string[]): number {
    if (word === '--') return 1 + this.#takeRest(following)
    if (word === '-h') return this.read(['--help', ...following])
    if (this.#isValue(word)) {
      this.words.push(word)
      return 1
    }
    const found = this.spellings.find(word)
    if (found && 'spelling' in found) return 1 + this.#take(found, following)
    this.problems.push(found ? ambiguous(word, found.ambiguous) : this.#unknown(word))
    // What follows was most likely meant for it: it would only repeat the problem.
    return 1 + this.#valuesOf(following).length
  }

  #takeRest(words: readonly string[]): number {
    this.words.push(...words)
    return words.length
  }

  #take({ spelling, inline }: Exclude<Found, { ambiguous: unknown }>, following: readonly string[]): number {
    const { option, arity, target } = spelling
    if (target.parameter) this.mentioned.add(target.parameter)
    if (inline !== undefined) {
      if (arity === 'none') this.problems.push(`${takesNoValue(spelling)}; got ${JSON.stringify(inline)}`)
      else this.#set(spelling, [inline])
      return 0
    }
    const texts = this.#textsOf(spelling, following)
    if (arity === 'one' && texts.length === 0) {
      this.problems.push(`${option} needs a value${this.#remedy(option, following)}`)
    } else this.#set(spelling, texts)
    const stray = arity === 'none' ? this.#strayValue(spelling, following) : 0
    return texts.length + stray
  }

  /** `--dry-run true`: the AWS CLI has no such form, and a word alone would not say what is wrong. */
  #strayValue(spelling: Spelling, [next]: readonly string[]): number {
    if (next === undefined || !/^(?:true|false)$/i.test(next)) return 0
    this.problems.push(`${takesNoValue(spelling)}; got ${JSON.stringify(next)}`)
    return 1
  }

  #textsOf({ arity }: Spelling, following: readonly string[]): readonly string[] {
    if (arity === 'none') return []
    const values = this.#valuesOf(following)
    if (arity === 'many') return values
    const [next] = following
    // There are no options with one dash, so it can only be the value: a token, a text.
    const isDashed = next !== undefined && /^-[^-]/.test(next)
    return values.length > 0 ? values.slice(0, 1) : isDashed && arity === 'one' ? [next] : []
  }

  #valuesOf(words: readonly string[]): readonly string[] {
    const end = words.findIndex((word) => !this.#isValue(word))
    return end < 0 ? words : words.slice(0, end)
  }

  /** Whether a word is a value, as Python's argparse decides it for the AWS CLI. */
  #isValue(word: string): boolean {
    if (!word.startsWith('-') || word === '-') return true
    if (word === '--' || word === '-h' || this.spellings.find(word)) return false
    return negativeNumber.test(word) || word.includes(' ')
  }

  #set({ option, target }: Spelling, texts: readonly string[]): void {
    if (target.parameter) {
      this.parameters.set(target.parameter, { option, texts, isNegative: target.isNegative })
    } else this.own.set(target.own, { option, texts })
  }

  #remedy(option: string, [next]: readonly string[]): string {
    return next === undefined || !next.startsWith('-')
      ? ''
      : `; to pass a value that begins with dashes, write ${option}=${next}`
  }

  #unknown(word: string): string {
    const [name = word] = word.split('=')
    return `unknown option ${name}${didYouMean(name, this.spellings.options)}`
  }
}

function ambiguous(word: string, options: readonly string[]): string {
  const [name = word] = word.split('=')
  return `${name} can be ${options.join(' or ')}; write more of it`
}

function takesNoValue({ option, target }: Spelling): string {
  const { option: positive, negative } = target.parameter ?? {}
  return `${option} takes no value${negative ? `: write ${positive} or ${negative}` : ''}`
}
