import type { LoopSpec, TargetReceipt } from './listing/index.js'

/** The loop of the late part. */
type Loop = InstanceType<typeof import('./listing/index.js').FleetLoop>

/** A loop whose code is loaded with its first `next()`, so that programs with one client do not load it. */
export class LazyLoop implements AsyncIterableIterator<object, undefined> {
  #opening: Promise<Loop> | undefined
  #loop: Loop | undefined
  #isLeft = false

  constructor(private readonly spec: LoopSpec) {}

  get receipts(): readonly TargetReceipt[] {
    return this.#loop?.receipts ?? []
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<IteratorResult<object, undefined>> {
    if (this.#isLeft) return { done: true, value: undefined }
    return (await this.#open()).next()
  }

  async return(): Promise<IteratorResult<object, undefined>> {
    this.#isLeft = true
    await this.#loop?.return()
    return { done: true, value: undefined }
  }

  async save(): Promise<void> {
    await (await this.#open()).save()
  }

  #open(): Promise<Loop> {
    this.#opening ??= import('./listing/index.js').then(({ FleetLoop }) => {
      this.#loop = new FleetLoop(this.spec)
      return this.#loop
    })
    return this.#opening
  }
}
