import type { Answer } from './question.js'

/** How often a question is asked before a goal counts as missed. */
const mostTries = 3

/**
 * What regressed in every one of some tries: a machine that has other work for a while makes any goal look missed, and
 * a regression is missed each time. `ask` measures anew; `judge` names what an answer fails for, by its goal.
 */
export async function settleRegressions(
  first: Answer,
  ask: () => Promise<Answer>,
  judge: (answer: Answer) => ReadonlyMap<string, string>,
): Promise<string[]> {
  let left = judge(first)
  for (let tries = 1; tries < mostTries && left.size > 0; tries++) {
    const again = judge(await ask())
    left = new Map([...again].filter(([goal]) => left.has(goal)))
  }
  return [...left.values()]
}
