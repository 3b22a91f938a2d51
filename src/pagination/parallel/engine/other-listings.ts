import { platform } from '../../../platform/index.js'
import { PageWalk } from '../../loop/index.js'
import { type PageSender, planWalk, type WalkPlan } from '../../plan/index.js'
import type { Tally } from '../../receipt/index.js'
import type { PageRequests } from '../../request/index.js'
import { compiledRule } from '../../rule/index.js'
import { type Lookup, LookupEnded } from '../division/index.js'

type Structure = Record<string, unknown>
type Sender = PageSender<Structure, object>

/** The listings of other operations that a division needs. Their requests count as those of the loop. */
export class OtherListings implements Lookup {
  readonly #requests: PageRequests
  readonly #tally: Tally

  constructor(
    private readonly plan: WalkPlan,
    { requests, tally }: { readonly requests: PageRequests; readonly tally: Tally },
  ) {
    this.#requests = requests
    this.#tally = tally
  }

  async list(operation: string, input: Structure): Promise<readonly unknown[]> {
    const walk = this.#walk(operation, input)
    const items: unknown[] = []
    for await (const page of walk.pages) items.push(...walk.itemsOf(page))
    if (walk.pages.receipt.outcome === 'complete') return items
    throw new LookupEnded(walk.pages.receipt.outcome === 'deadline' ? 'deadline' : 'stop')
  }

  wait(milliseconds: number): Promise<void> {
    return this.#requests.wait(milliseconds)
  }

  #walk(operation: string, input: Structure) {
    const other = this.plan.sender.other?.(operation)
    if (!other) throw new Error(`the sender cannot call ${operation}`)
    const rule = compiledRule(other.operation)
    const { signal, timeLeft } = this.#requests
    const options = { signal, ...(timeLeft && { deadline: timeLeft }) }
    const pages = new PageWalk(planWalk({ rule, sender: this.#counting(other.sender) }, input, options))
    const itemsOf = (page: object): readonly unknown[] => {
      const items = rule.primary?.read(page)
      return Array.isArray(items) ? items : []
    }
    return { pages, itemsOf }
  }

  #counting(sender: Sender): Sender {
    const count = (effort: { attempts: number; throttles: number }, sentAt: number) =>
      this.#tally.countRequests(effort, { sentAt, now: platform.elapsed() })
    const startLoop: Sender['startLoop'] = () => {
      const send = sender.startLoop()
      return async (input, options) => {
        const sentAt = platform.elapsed()
        try {
          const sent = await send(input, options)
          count(sent.effort, sentAt)
          return sent
        } catch (error) {
          count(sender.readFailure(error), sentAt)
          throw error
        }
      }
    }
    return { ...sender, startLoop }
  }
}
