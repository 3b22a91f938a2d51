/** Runs asynchronous tasks one after the other, in the order of the calls. A task that fails does not stop the others. */
export class Serial {
  #last: Promise<unknown> | undefined

  get isBusy(): boolean {
    return this.#last !== undefined
  }

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last ? this.#last.then(task, task) : task()
    this.#last = result
    const clear = () => {
      if (this.#last === result) this.#last = undefined
    }
    result.then(clear, clear)
    return result
  }
}
