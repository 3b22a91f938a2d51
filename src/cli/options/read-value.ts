import type { OptionSpec } from './option-spec.js'
import { parseDuration } from './parse-duration.js'

export type OptionValue = string | number | boolean | readonly string[]

/** The value of an option, or what is wrong with it. */
export type ReadValue = { readonly value: OptionValue } | { readonly problem: string }

/** What was written of an option. */
export interface WrittenOption {
  /** Its name as it was typed, for the problem. */
  readonly option: string
  readonly spec: OptionSpec
  /** The words behind it: several only for a list. */
  readonly texts: readonly string[]
}

/**
 * Reads what was written behind an option.
 *
 * @example readValue({ option: '--deadline', spec: optionTable.deadline, texts: ['14m'] }) // { value: 840000 }
 */
export function readValue({ option, spec, texts }: WrittenOption): ReadValue {
  const [text = ''] = texts
  const wrong = (expected: string): ReadValue => ({
    problem: `${option} is ${JSON.stringify(texts.join(' '))}: pass ${expected}`,
  })
  if (spec.kind === 'list') {
    const value = texts.flatMap((one) => one.split(',')).map((one) => one.trim())
    return value.includes('') ? wrong('names with commas between them, such as a,b') : { value }
  }
  if (spec.values?.includes(text)) return { value: text }
  if (spec.kind === 'number') {
    const { least = 0 } = spec
    const or = spec.values ? `, or ${spec.values.join(', ')}` : ''
    const isNumber = /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) && Number(text) >= least
    return isNumber ? { value: Number(text) } : wrong(`a whole number, ${least} or more${or}`)
  }
  if (spec.kind === 'duration') {
    const value = parseDuration(text)
    return value === undefined ? wrong('a time such as 90s, 14m or 1h30m') : { value }
  }
  if (spec.values) return wrong(`one of ${spec.values.join(', ')}`)
  return text === '' ? wrong('a value') : { value: text }
}
