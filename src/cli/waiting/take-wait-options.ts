import { type OptionSpec, readValue, waitOptions } from '../options/index.js'

type WaitOption = keyof typeof waitOptions

/** The options that only `wait` has, and the words without them. */
export interface TakenOptions {
  readonly delay?: number
  readonly maxAttempts?: number
  readonly backoff?: 'jittered' | 'fixed'
  readonly rest: readonly string[]
  readonly problems: readonly string[]
}

/**
 * Takes the options of `wait` out of the words behind a waiter's name.
 *
 * @example
 * takeWaitOptions(['--instance-ids', 'i-1', '--delay', '5s']) // { delay: 5000, rest: ['--instance-ids', 'i-1'], problems: [] }
 */
export function takeWaitOptions(words: readonly string[]): TakenOptions {
  const rest: string[] = []
  const problems: string[] = []
  const values = new Map<WaitOption, unknown>()
  for (let at = 0; at < words.length; at++) {
    const [option = '', ...inline] = (words[at] ?? '').split('=')
    const name = option.slice(2)
    if (!option.startsWith('--') || !isWaitOption(name)) {
      rest.push(words[at] ?? '')
      continue
    }
    const next = words[at + 1]
    const text = inline.length > 0 ? inline.join('=') : next?.startsWith('--') ? undefined : next
    if (inline.length === 0 && text !== undefined) at++
    const spec: OptionSpec = waitOptions[name]
    const read =
      text === undefined ? { problem: `${option} needs a value` } : readValue({ option, spec, texts: [text] })
    if ('problem' in read) problems.push(read.problem)
    else values.set(name, read.value)
  }
  return { ...optionsOf(values), rest, problems }
}

function optionsOf(values: ReadonlyMap<WaitOption, unknown>): Omit<TakenOptions, 'rest' | 'problems'> {
  const [delay, maxAttempts, backoff] = [
    values.get('delay'),
    values.get('max-attempts'),
    values.get('backoff'),
  ]
  return {
    ...(typeof delay === 'number' && { delay }),
    ...(typeof maxAttempts === 'number' && { maxAttempts }),
    ...((backoff === 'jittered' || backoff === 'fixed') && { backoff }),
  }
}

function isWaitOption(name: string): name is WaitOption {
  return Object.hasOwn(waitOptions, name)
}
