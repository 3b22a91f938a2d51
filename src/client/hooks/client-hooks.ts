import { type ErrorContext, NextTokenError } from '../../errors/index.js'
import type { HookHandler } from './hook-events.js'

const names = ['request', 'response', 'retry'] as const
export type HookName = (typeof names)[number]

/** The handlers of one client, in the order in which they were added. */
export class ClientHooks {
  #entries: readonly { readonly name: HookName; readonly handler: HookHandler<object> }[] = []

  get isEmpty(): boolean {
    return this.#entries.length === 0
  }

  /**
   * Adds a handler. Returns the function that removes it.
   *
   * @throws NextTokenError `InvalidConfiguration`.
   */
  add(name: HookName, handler: HookHandler<object>, context: ErrorContext): () => void {
    if (!names.includes(name) || typeof handler !== 'function') {
      const problem = `on() takes 'request', 'response' or 'retry' and a function; got ${JSON.stringify(name)} and a value of type ${typeof handler}`
      throw new NextTokenError('InvalidConfiguration', problem, context)
    }
    const entry = { name, handler }
    this.#entries = [...this.#entries, entry]
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry)
    }
  }

  of(name: HookName): HookHandler<object>[] {
    return this.#entries.filter((entry) => entry.name === name).map(({ handler }) => handler)
  }
}
