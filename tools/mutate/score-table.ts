import type { Mutant } from './mutation.js'
import type { Verdict } from './session-client.js'

export interface Outcome {
  readonly folder: string
  readonly mutant: Mutant
  readonly verdict: Verdict
  /** Whether any test reaches the mutant. */
  readonly isReached: boolean
}

export interface Score {
  readonly name: string
  readonly mutants: number
  readonly killed: number
  readonly timedOut: number
  readonly survived: number
  /** Of the mutants, how many were noticed, in percent. */
  readonly score: number
}

export function scoreOf(name: string, outcomes: readonly Outcome[]): Score {
  const count = (kind: Verdict['kind']): number =>
    outcomes.filter(({ verdict }) => verdict.kind === kind).length
  const [killed, timedOut, survived] = [count('killed'), count('timed out'), count('survived')]
  const mutants = outcomes.length
  return {
    name,
    mutants,
    killed,
    timedOut,
    survived,
    score: mutants === 0 ? 100 : ((killed + timedOut) / mutants) * 100,
  }
}

export function scoreTable(outcomes: readonly Outcome[]): string {
  const folders = [...new Set(outcomes.map(({ folder }) => folder))]
  const rows = folders.map((folder) =>
    scoreOf(
      folder,
      outcomes.filter((outcome) => outcome.folder === folder),
    ),
  )
  const lines = [...rows, scoreOf('all', outcomes)].map(
    ({ name, mutants, killed, timedOut, survived, score }) =>
      [name.padEnd(28), ...[mutants, killed, timedOut, survived, `${score.toFixed(1)} %`].map(cell)].join(''),
  )
  const heading = [
    'folder'.padEnd(28),
    ...['mutants', 'killed', 'timed out', 'survived', 'score'].map(cell),
  ].join('')
  return [heading, ...lines].join('\n')
}

export function describeMutant({ file, line, kind, before, after }: Mutant): string {
  return `${file}:${line}  ${kind}  ${before} → ${after === '' ? '(nothing)' : after}`
}

function cell(value: string | number): string {
  return String(value).padStart(11)
}
