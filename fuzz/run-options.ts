import { parseArgs } from 'node:util'

/** How long a fuzzer runs, and where it begins. */
export interface RunOptions {
  readonly seed: number
  /** The number of the first case. */
  readonly from: number
  readonly seconds: number
  /** The highest number of cases. */
  readonly most: number
}

/** Reads the options of a fuzzer's command line. `cases` is its name for cases: `--pages 1000`. */
export function runOptions(cases: string): RunOptions {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      [cases]: { type: 'string', default: 'Infinity' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      from: { type: 'string', default: '0' },
    },
  })
  const number = (name: string) => Number(Reflect.get(values, name))
  const refuse = (name: string, allowed: string) => {
    throw new Error(`--${name} ${Reflect.get(values, name)}: pass ${allowed}`)
  }
  for (const name of ['seed', 'from']) {
    if (!Number.isSafeInteger(number(name)) || number(name) < 0) refuse(name, 'a whole number')
  }
  for (const name of ['seconds', cases]) {
    if (!(number(name) > 0)) refuse(name, 'a number above 0')
  }
  return { seed: number('seed'), from: number('from'), seconds: number('seconds'), most: number(cases) }
}
