import { type ErrorContext, PaginationError } from '../../errors/index.js'
import { showAs } from '../../values/index.js'
import { shownListing } from '../receipt/index.js'
import { BatchReader } from './batch-reader.js'
import { type MapFunction, MapReader } from './map-reader.js'
import type { Reader, Root } from './reader.js'
import { batchProblems, type MapOptions, mapProblems } from './step-problems.js'
import { SteppedLoop } from './stepped-loop.js'

/** A loop, or a collection that failed, as far as its listing is concerned. */
export interface SteppedReport<Receipt> {
  readonly resumeToken: string | undefined
  readonly receipt: Receipt
  save(): Promise<void>
}

/** What makes the loops of a listing. */
export interface StepSource<Receipt> {
  readonly context: ErrorContext
  /** The listing's own signal. */
  readonly signal: AbortSignal | undefined
  /** Starts a loop. A collected one delivers everything at its end, or nothing. */
  open(options: { readonly isCollected: boolean }): Opened<Receipt>
  /** Throws if the listing has no end. */
  checkCollectable(): void
  /** Before the first loop. */
  readonly before: SteppedReport<Receipt>
}

/** A loop that was opened, and how the listing learns of it. */
export interface Opened<Receipt> {
  readonly root: Root<unknown, unknown, Receipt>
  /** Called with each loop; with undefined while a collection may still fail. */
  report(loop: SteppedReport<Receipt> | undefined): void
  /** The report of a collection that failed, and so delivered nothing. */
  failed(): SteppedReport<Receipt>
}

/** Makes the reader of a loop; `signals` end the loop. */
type OpenReader<Item> = (
  root: Reader<unknown, unknown>,
  signals: readonly AbortSignal[],
) => Reader<Item, unknown>

/** What `batches` and `map` make of the items of a listing. Every loop starts from the beginning. */
export class SteppedItems<Item, Receipt> implements AsyncIterable<Item, undefined> {
  #latest: SteppedReport<Receipt> | undefined

  static {
    showAs(
      SteppedItems.prototype,
      ({ source, receipt }) => shownListing(source.context, Object(receipt)),
      'Items',
    )
  }

  private constructor(
    private readonly source: StepSource<Receipt>,
    private readonly open: OpenReader<Item>,
    private readonly signals: readonly AbortSignal[],
  ) {}

  /** The items of the source, to which steps are added. */
  static of<Receipt>(source: StepSource<Receipt>): SteppedItems<unknown, Receipt> {
    const { signal } = source
    return new SteppedItems(source, (root) => root, signal ? [signal] : [])
  }

  get resumeToken(): string | undefined {
    return (this.#latest ?? this.source.before).resumeToken
  }

  get receipt(): Receipt {
    return (this.#latest ?? this.source.before).receipt
  }

  async save(): Promise<void> {
    await this.#latest?.save()
  }

  batches(size: number): SteppedItems<Item[], Receipt> {
    this.#refuse(batchProblems(size))
    const open: OpenReader<Item[]> = (root, signals) => new BatchReader(this.open(root, signals), size)
    return new SteppedItems(this.source, open, this.signals)
  }

  map<Result>(fn: MapFunction<Item, Result>, options: MapOptions = {}): SteppedItems<Result, Receipt> {
    this.#refuse(mapProblems(fn, options))
    const { concurrency = 1, signal } = options
    const open: OpenReader<Result> = (root, signals) =>
      new MapReader(this.open(root, signals), { fn, concurrency, signals })
    return new SteppedItems(this.source, open, signal ? [...this.signals, signal] : this.signals)
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<Item, undefined> {
    const opened = this.source.open({ isCollected: false })
    const loop = this.#loopOver(opened)
    this.#setLatest(loop, opened)
    return loop
  }

  async toArray(): Promise<Item[]> {
    this.source.checkCollectable()
    const opened = this.source.open({ isCollected: true })
    this.#setLatest(undefined, opened)
    const loop = this.#loopOver(opened)
    const all: Item[] = []
    try {
      for (let next = await loop.next(); !next.done; next = await loop.next()) all.push(next.value)
      this.#setLatest(loop, opened)
      return all
    } catch (error) {
      this.#setLatest(opened.failed(), opened)
      throw error
    }
  }

  #loopOver({ root }: Opened<Receipt>): SteppedLoop<Item, unknown, Receipt> {
    return new SteppedLoop(root, this.open(root, this.signals), this.signals)
  }

  #setLatest(loop: SteppedReport<Receipt> | undefined, opened: Opened<Receipt>): void {
    this.#latest = loop
    opened.report(loop)
  }

  #refuse(problems: readonly string[]): void {
    if (problems.length > 0) throw new PaginationError(problems.join('\n  '), this.source.context)
  }
}
