import { distance, limitText } from './goal.js'
import type { Answer, Question } from './question.js'

/** A regression is a value that is this many times worse than its limit. */
const slack = 1.5

/**
 * The failures of a short form by goal or rival, one sentence each. A goal that is known to be missed fails only if it is
 * missed by more than usual. A goal that was not measured, for example without boto3, does not fail.
 */
export function listRegressions(
  { knownShort = {} }: Question,
  { goals, raw }: Answer,
): ReadonlyMap<string, string> {
  const regressed = goals.flatMap((goal) => {
    const { what, value, limit } = goal
    const usually = knownShort[what]?.usually
    if (!(distance(goal, usually) > slack)) return []
    const known = usually === undefined ? '' : `, usually ${usually}`
    const text = `${value.toFixed(2)} is more than ${slack} times worse than its limit`
    return [[what, `${what}: ${text} (${limitText(limit)}${known})`] as const]
  })
  const lost = Object.keys(knownShort).filter((known) => !goals.some(({ what }) => what === known))
  const failed = raw.flatMap(({ name, failure }) =>
    failure === undefined ? [] : [[name, `${name}: ${failure}`] as const],
  )
  return new Map([
    ...regressed,
    ...lost.map((known) => [known, `knownShort names ${known}, which is no goal`] as const),
    ...failed,
  ])
}

/** The goals that are listed as missed, and were reached. Their entries hide later regressions. */
export function listOvertaken({ knownShort = {} }: Question, { goals }: Answer): string[] {
  return goals
    .filter(({ what, reached }) => reached && knownShort[what] !== undefined)
    .map(
      ({ what }) =>
        `${what}: reached; if that stays so, remove it from the goals that are known to be missed`,
    )
}
