import type { LoopReport } from '../loop/index.js'
import { refuseEndless, type WalkPlan } from '../plan/index.js'
import { emptyReceipt, type Receipt } from '../receipt/index.js'
import { SteppedItems, type SteppedReport } from '../steps/index.js'
import { failedCollection } from './failed-collection.js'
import { HeldItems } from './held-items.js'
import type { ItemSource } from './item-source.js'

/** The items of a listing's pages, for `batches` and `map`. `report` receives each loop, as that of `FlattenedPages`. */
export function steppedPages(
  plan: WalkPlan,
  source: ItemSource,
  report: (loop: LoopReport | undefined) => void,
): SteppedItems<unknown, Receipt> {
  const resumeToken = plan.start.textUnlessBeginning
  const { context } = plan.rule
  return SteppedItems.of({
    context,
    signal: plan.signal,
    checkCollectable: () => refuseEndless(plan),
    before: { resumeToken, receipt: emptyReceipt(resumeToken), save: async () => {} },
    open: ({ isCollected }) => {
      const root = new HeldItems(plan, source, isCollected)
      return {
        root,
        report: (loop) => report(loop && reportOf(loop, root)),
        failed: () => failedCollection(root.receipt(undefined, 'stopped'), resumeToken),
      }
    },
  })
}

function reportOf(loop: SteppedReport<Receipt>, root: HeldItems): LoopReport {
  return {
    get resumeToken() {
      return loop.resumeToken
    },
    get receipt() {
      return loop.receipt
    },
    get nonAggregatePart() {
      return root.nonAggregatePart
    },
    save: () => loop.save(),
  }
}
