import type { IntoOptions, ItemIterable, MapOptions } from '../pagination/index.js'
import type { Sink } from '../sinks/index.js'
import { showAs } from '../values/index.js'
import { CallLimit } from './call-limit.js'
import type { FleetMapContext } from './fleet-run.js'
import type { WrittenFleet } from './into/index.js'
import { LazyLoop } from './lazy-loop.js'
import type {
  Delivery,
  FleetCheckpointState,
  ListedTarget,
  LoopSpec,
  TargetReceipt,
} from './listing/index.js'

type Spec = Omit<LoopSpec, 'delivery'>
type OpenItems = (...args: Parameters<Delivery['open']>) => ItemIterable<unknown>
type MapTargets = (item: unknown, context: FleetMapContext) => unknown

/** What a listing knows of its latest loop. */
type LatestLoop = Pick<LazyLoop, 'receipts' | 'save'>

/** The pages or items of a listing across a fleet. Every loop starts from the beginning, or from the checkpoint. */
class LazyValues {
  #latest: LatestLoop | undefined

  static {
    showAs(
      LazyValues.prototype,
      ({ spec: { service, operation }, receipts }) => ({ service, operation, receipts }),
      'FleetPages',
    )
  }

  constructor(
    protected readonly spec: Spec,
    /** Makes what one loop delivers. */
    private readonly deliver: () => Delivery,
    private readonly report: (loop: LatestLoop) => void = () => {},
  ) {}

  get receipts(): readonly TargetReceipt[] {
    return this.#latest?.receipts ?? []
  }

  [Symbol.asyncIterator](): LazyLoop {
    const loop = new LazyLoop({ ...this.spec, delivery: this.deliver() })
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

/** The items, which can be delivered in batches, or as results of a function. */
class LazyItems extends LazyValues {
  constructor(
    spec: Spec,
    /** For each loop, what opens the items of a target. */
    private readonly start: () => OpenItems,
    private readonly onLoop: (loop: LatestLoop) => void,
  ) {
    super(spec, () => ({ name: 'item', open: start() }), onLoop)
  }

  batches(size: number): LazyItems {
    return this.#step(() => (items) => items.batches(size))
  }

  map(fn: MapTargets, options: MapOptions = {}): LazyItems {
    return this.#step(() => {
      const limit = new CallLimit(options.concurrency ?? 1)
      return (items, target) => {
        if (typeof fn !== 'function') return items.map(fn, options)
        return items.map(
          (item, { signal }) => limit.run(() => fn(item, { ...target, signal }), signal),
          options,
        )
      }
    })
  }

  #step(
    start: () => (items: ItemIterable<unknown>, target: ListedTarget) => ItemIterable<unknown>,
  ): LazyItems {
    const both = (): OpenItems => {
      const [open, step] = [this.start(), start()]
      return (pages, target) => step(open(pages, target), target)
    }
    return new LazyItems(this.spec, both, this.onLoop)
  }
}

/** The pages, which know of the loops over their items too. */
export class LazyPages extends LazyValues {
  constructor(spec: Spec) {
    super(spec, () => ({ name: 'page', open: (pages) => pages }))
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
    return new LazyItems(
      this.spec,
      () => open,
      (loop) => this.setLatest(loop),
    )
  }
}
