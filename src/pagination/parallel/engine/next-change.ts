/** Who waits for the next change, and is woken by it. */
export class NextChange {
  #onChange: (() => void) | undefined

  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#onChange = resolve
    })
  }

  wake(): void {
    const resolve = this.#onChange
    this.#onChange = undefined
    resolve?.()
  }
}
