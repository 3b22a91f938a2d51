import type { OperationModel } from '../../../models/index.js'
import { type OptionName, type OptionSpec, optionTable, spellingsOf } from '../../options/index.js'
import { isEverywhere, type Parameter, pagingOptions, parameterNames, shortcutNames } from '../names/index.js'

/** How many words may follow an option. */
export type Arity = 'none' | 'one' | 'optional' | 'many'

/** What a spelling stands for. */
export type Target =
  | { readonly parameter: Parameter; readonly isNegative: boolean; readonly own?: undefined }
  | { readonly own: OptionName; readonly parameter?: undefined }

export interface Spelling {
  /** As it is written in full. */
  readonly option: string
  readonly target: Target
  readonly arity: Arity
}

/** What a word stands for: a spelling and the value behind `=`, or several options that begin so. */
export type Found =
  | { readonly spelling: Spelling; readonly inline: string | undefined }
  | { readonly ambiguous: readonly string[] }

/** Options that the AWS CLI gives to each operation; it looks for its other options first. */
const operationOptions: readonly OptionName[] = [
  ...pagingOptions,
  'cli-input-json',
  'cli-input-yaml',
  'generate-cli-skeleton',
]

/**
 * Everything that can be written as an option of an operation.
 *
 * A name can be both a parameter's and one of our options'. Where the AWS CLI has a rule, it is ours: its own options
 * win, and those of paging win if the operation has pages. Otherwise the parameter wins, and ours is `--cli-NAME`.
 *
 * Like the AWS CLI, this takes the beginning of a name: `--filter` for `--filters`. A name written in full wins.
 */
export class Spellings {
  /** Parameters whose names paging took. They get their values back if the command asks for a single page. */
  readonly shadowed = new Map<OptionName, Parameter>()
  readonly #exact = new Map<string, Spelling>()
  /** Beginnings are looked for in the first of these, and only without a match in the next. */
  readonly #shortened: readonly [Map<string, Spelling>, Map<string, Spelling>] = [new Map(), new Map()]

  constructor(operation: OperationModel) {
    const parameters = parameterNames(operation)
    for (const name of ownNames) this.#addOwn(name)
    for (const parameter of [...shortcutNames(operation), ...parameters]) this.#addParameter(parameter)
    for (const name of ownNames) {
      if (winsOver(name, operation)) this.#addOwn(name)
    }
    for (const name of pagingOptions) {
      const parameter = parameters.find(({ option }) => option === `--${name}`)
      if (parameter && this.#exact.get(`--${name}`)?.target.own) this.shadowed.set(name, parameter)
    }
  }

  /** All spellings that are shown to users. */
  get options(): readonly string[] {
    return [...this.#exact.keys()]
  }

  /** What a word stands for; undefined if it is no option of this operation. */
  find(word: string): Found | undefined {
    const whole = this.#exact.get(word)
    if (whole) return { spelling: whole, inline: undefined }
    const equals = word.indexOf('=')
    const name = equals < 0 ? word : word.slice(0, equals)
    const inline = equals < 0 ? undefined : word.slice(equals + 1)
    const spelling = this.#exact.get(name)
    return spelling ? { spelling, inline } : this.#findShortened(name, inline)
  }

  #findShortened(name: string, inline: string | undefined): Found | undefined {
    if (!/^--./.test(name)) return undefined
    for (const spellings of this.#shortened) {
      const found = [...spellings.values()].filter(({ option }) => option.startsWith(name))
      const [first] = found
      if (!first) continue
      const isOne = found.every((other) => isSame(other.target, first.target))
      return isOne ? { spelling: first, inline } : { ambiguous: found.map(({ option }) => option) }
    }
    return undefined
  }

  #addOwn(name: OptionName): void {
    const spec: OptionSpec = optionTable[name]
    const [plain = '', ...others] = spellingsOf(name)
    const arity = arityOf(spec)
    for (const option of [plain, ...others]) {
      this.#exact.set(option, { option, target: { own: name }, arity })
    }
    if (!spec.isAws) return
    const shortened = this.#shortened[operationOptions.includes(name) ? 1 : 0]
    shortened.set(plain, { option: plain, target: { own: name }, arity })
  }

  #addParameter(parameter: Parameter): void {
    const { option, aliases, negative, type } = parameter
    const arity = type === 'list' ? 'many' : type === 'flag' ? flagArity(parameter) : 'one'
    for (const spelling of [option, ...aliases]) {
      this.#add({ option: spelling, target: { parameter, isNegative: false }, arity })
    }
    if (negative) this.#add({ option: negative, target: { parameter, isNegative: true }, arity: 'none' })
  }

  #add(spelling: Spelling): void {
    this.#exact.set(spelling.option, spelling)
    this.#shortened[1].set(spelling.option, spelling)
  }
}

const ownNames = Object.keys(optionTable) as OptionName[]

function winsOver(name: OptionName, operation: OperationModel): boolean {
  return pagingOptions.includes(name) ? operation.paginationRule !== undefined : isEverywhere(name)
}

function arityOf(spec: OptionSpec): Arity {
  if (spec.kind === 'flag') return 'none'
  if (spec.kind === 'list') return 'many'
  return spec.withoutValue === undefined ? 'one' : 'optional'
}

/** A structure around a boolean may have a value: `--ebs-optimized Value=false`. */
function flagArity({ member }: Parameter): Arity {
  return member.shape.type === 'structure' ? 'optional' : 'none'
}

function isSame(a: Target, b: Target): boolean {
  if (a.own !== undefined || b.own !== undefined) return a.own === b.own
  return a.parameter === b.parameter && a.isNegative === b.isNegative
}

/** How one of our options is written for an operation: `--regions`, or `--cli-regions` where that is a parameter. */
export function ownSpelling(operation: OperationModel, name: OptionName): string {
  const spellings = new Spellings(operation)
  const known = spellingsOf(name).find((option) => {
    const found = spellings.find(option)
    return found && 'spelling' in found && found.spelling.target.own === name
  })
  return known ?? `--${name}`
}
