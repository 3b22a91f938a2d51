import type { Answer, Question } from './question.js'

/** A ratio regressed where it is below two thirds of its goal: less being better, above this times its limit. */
const slack = 1.5

/**
 * What a short form fails for, a sentence each. A goal that is known to be missed fails when it is missed by
 * more than usually; one that was not measured, as where there is no boto3, does not.
 */
export function listRegressions({ knownShort = {} }: Question, { goals }: Answer): string[] {
  const regressed = goals.flatMap(({ what, value, atMost }) => {
    const usually = knownShort[what]?.usually ?? 0
    if (!(value > Math.max(atMost, usually) * slack)) return []
    const known = usually > atMost ? `, usually ${usually}` : ''
    return [`${what}: ${value.toFixed(2)} is more than ${slack} times its limit (${atMost}${known})`]
  })
  const lost = Object.keys(knownShort).filter((known) => !goals.some(({ what }) => what === known))
  return [...regressed, ...lost.map((known) => `knownShort names ${known}, which is no goal`)]
}
