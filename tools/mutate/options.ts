import { parseArgs } from 'node:util'
import { defaultFolders } from './folders.js'

export interface Options {
  readonly folders: readonly string[]
  /** Where the tests are that may notice a mutant. */
  readonly tests: readonly string[]
  /** Mutants of each folder. */
  readonly count: number
  readonly seed: number
  /** Test files that run at the same time. */
  readonly workers: number
  /** Seconds of tests for a mutant that nothing notices. */
  readonly budget: number
  /** How many times as long as on an idle machine a test may take; from 2 on, a failure counts if it comes twice. */
  readonly patience: number
  /** Also runs what an earlier run has settled. */
  readonly isFresh: boolean
  /** Shows the mutants and runs nothing. */
  readonly isList: boolean
  /** Exit code 1 below this score, in percent. */
  readonly least: number
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      folder: { type: 'string', multiple: true, default: defaultFolders },
      tests: { type: 'string', multiple: true, default: ['test'] },
      count: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
      budget: { type: 'string', default: '60' },
      patience: { type: 'string', default: '1' },
      least: { type: 'string', default: '0' },
      fresh: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  })
  return {
    folders: values.folder.map(withoutSlash),
    tests: values.tests.map(withoutSlash),
    count: number('count', values.count),
    seed: number('seed', values.seed),
    workers: number('workers', values.workers),
    budget: number('budget', values.budget),
    patience: Math.max(1, number('patience', values.patience)),
    least: number('least', values.least),
    isFresh: values.fresh,
    isList: values.list,
  }
}

function withoutSlash(folder: string): string {
  return folder.replace(/\/$/, '')
}

function number(name: string, text: string): number {
  const value = Number(text)
  if (text !== '' && Number.isFinite(value) && value >= 0) return value
  throw new Error(`--${name} is "${text}"; pass a number that is not negative`)
}
