import type { Answer, Question } from './question.js'

/** A ratio regressed where it is below two thirds of its goal: less being better, above this times its limit. */
const slack = 1.5

/**
 * What a short form fails for, by goal or rival, a sentence each. A goal that is known to be missed fails when it is missed by
 * more than usually; one that was not measured, as where there is no boto3, does not.
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
