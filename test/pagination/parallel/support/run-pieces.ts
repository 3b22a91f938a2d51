import type { Division, Lookup, PieceView } from '../../../../src/pagination/parallel/division/index.js'
import type { WalkPlan } from '../../../../src/pagination/plan/index.js'

type Structure = Record<string, unknown>

/** One request of a piece, and the page that the service answers. */
export type Ask = (input: Structure) => Structure

/** What a piece delivered, in the order of the pieces. */
export interface Run {
  readonly pages: object[]
  readonly inputs: Structure[]
  readonly misread: string | undefined
}

/** For divisions that need no other listing. */
export const noLookup: Lookup = {
  list: (operation) => Promise.reject(new Error(`nobody lists ${operation}`)),
  wait: async () => {},
}

/** Lists every piece of a division to its end, one after another, and the pieces that follow from it in its place. */
export async function runPieces<Bounds>(division: Division<Bounds>, ask: Ask): Promise<Run> {
  const run: Run & { misread: string | undefined } = { pages: [], inputs: [], misread: undefined }
  let id = 0
  const list = async (bounds: Bounds): Promise<void> => {
    const plan: WalkPlan = division.planOf(JSON.parse(JSON.stringify(bounds)))
    const view = { id: id++, bounds, isInFlight: false, isOpen: true }
    let [token, cursor, pages]: [unknown, unknown, number] = [undefined, undefined, 0]
    for (;;) {
      const input = { ...plan.input, ...(token !== undefined && { NextToken: token }) }
      run.inputs.push(input)
      const page = ask(input)
      const taken = division.take({ ...view, cursor, pages } satisfies PieceView<Bounds>, page)
      if (taken.misread !== undefined) run.misread = taken.misread
      ;({ cursor } = taken)
      pages++
      if (!taken.isNone) run.pages.push(taken.filtered ?? page)
      token = page.NextToken
      if (taken.isEnd || token === undefined) break
    }
    const after = (await division.after?.({ ...view, cursor, pages }, noLookup)) ?? []
    for (const next of after) await list(next)
  }
  for (const bounds of await division.begin(0, noLookup)) await list(bounds)
  return run
}
