/** Runs each task a fixed time after it came, in order, with one timer for all. */
export class LatencyQueue {
  readonly #waiting: { readonly due: number; readonly task: () => void }[] = []
  #isSet = false

  constructor(private readonly latency: number) {}

  add(task: () => void): void {
    if (this.latency === 0) {
      task()
      return
    }
    this.#waiting.push({ due: performance.now() + this.latency, task })
    this.#set()
  }

  #set(): void {
    const [first] = this.#waiting
    if (!first || this.#isSet) return
    this.#isSet = true
    setTimeout(() => this.#run(), Math.max(first.due - performance.now(), 0))
  }

  /** A timer may be a fraction of a millisecond early. */
  #run(): void {
    this.#isSet = false
    const now = performance.now() + 0.5
    const count = this.#waiting.findIndex(({ due }) => due > now)
    const due = this.#waiting.splice(0, count < 0 ? this.#waiting.length : count)
    for (const { task } of due) task()
    this.#set()
  }
}
