import type { IntoOptions, ItemIterable } from '../pagination/index.js'
import type { Sink } from '../sinks/index.js'
import type { WrittenFleet } from './into/index.js'
import { LazyLoop } from './lazy-loop.js'
import type { Delivery, FleetCheckpointState, LoopSpec, TargetReceipt } from './listing/index.js'

type Spec = Omit<LoopSpec, 'delivery'>
type OpenItems = (pages: Parameters<Delivery['open']>[0]) => ItemIterable<unknown>

/** What a listing knows of its latest loop. */
type LatestLoop = Pick<LazyLoop, 'receipts' | 'save'>

/** The pages or items of a listing across a fleet. Every loop starts from the beginning, or from the checkpoint. */
class LazyValues {
  #latest: LatestLoop | undefined

  constructor(
    protected readonly spec: Spec,
    private readonly delivery: Delivery,
    private readonly report: (loop: LatestLoop) => void = () => {},
  ) {}

  get receipts(): readonly TargetReceipt[] {
    return this.#latest?.receipts ?? []
  }

  [Symbol.asyncIterator](): LazyLoop {
    const loop = new LazyLoop({ ...this.spec, delivery: this.delivery })
    this.setLatest(loop)
    return loop
  }

  async toArray(): Promise<object[]> {
    const all: object[] = []
    for await (const value of this) all.push(value)
    return all
  }

  async save(): Promise<void> {
    await this.#latest?.save()
  }

  protected setLatest(loop: LatestLoop): void {
    this.#latest = loop
    this.report(loop)
  }
}

/** The items, which can be delivered in batches. */
class LazyItems extends LazyValues {
  constructor(
    spec: Spec,
    private readonly open: OpenItems,
    private readonly onLoop: (loop: LatestLoop) => void,
  ) {
    super(spec, { name: 'item', open }, onLoop)
  }

  batches(size: number): LazyItems {
    return new LazyItems(this.spec, (pages) => this.open(pages).batches(size), this.onLoop)
  }
}

/** The pages, which know of the loops over their items too. */
export class LazyPages extends LazyValues {
  constructor(spec: Spec) {
    super(spec, { name: 'page', open: (pages) => pages })
  }

  items(...keys: readonly [string | readonly string[]] | readonly []): LazyItems {
    const [key] = keys
    return this.#values((pages) => {
      if (key === undefined) return pages.items()
      return typeof key === 'string' ? pages.items(key) : pages.items(key)
    })
  }

  search(expression: string): LazyItems {
    return this.#values((pages) => pages.search(expression))
  }

  async to(target: string | Sink, options: IntoOptions = {}): Promise<WrittenFleet> {
    const { writeFleet } = await import('./into/index.js')
    return writeFleet(this.spec, { target, options, report: (loop) => this.setLatest(loop) })
  }

  async readCheckpoint(): Promise<FleetCheckpointState | undefined> {
    const { readFleetCheckpoint } = await import('./listing/index.js')
    return readFleetCheckpoint(this.spec)
  }

  #values(open: OpenItems): LazyItems {
    return new LazyItems(this.spec, open, (loop) => this.setLatest(loop))
  }
}
