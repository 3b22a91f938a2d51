import type { Answer } from './question.js'

/** How often a question is repeated before a goal counts as missed. */
const mostTries = 3

/**
 * The goals that were missed in every try. Other work on the machine can make any goal look missed once, but a regression
 * is missed each time. `ask` measures again; `judge` returns the failures by goal.
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
