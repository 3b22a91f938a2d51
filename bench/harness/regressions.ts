import type { Answer, Question } from './question.js'

/** A regression is a value above this times its limit; less is better. */
const slack = 1.5

/**
 * The failures of a short form by goal or rival, one sentence each. A goal that is known to be missed fails only if it is
 * missed by more than usual. A goal that was not measured, for example without boto3, does not fail.
 */
export function listRegressions(
  { knownShort = {} }: Question,
  { goals, raw }: Answer,
): ReadonlyMap<string, string> {
  const regressed = goals.flatMap(({ what, value, atMost }) => {
    const usually = knownShort[what]?.usually ?? 0
    if (!(value > Math.max(atMost, usually) * slack)) return []
    const known = usually > atMost ? `, usually ${usually}` : ''
    return [
      [
        what,
        `${what}: ${value.toFixed(2)} is more than ${slack} times its limit (${atMost}${known})`,
      ] as const,
    ]
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
