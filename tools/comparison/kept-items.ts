import type { Observed } from './scenario.js'

/** The items that a rival has received so far. */
export class KeptItems {
  readonly #items: unknown[] = []

  take(list: unknown, most = Number.POSITIVE_INFINITY): void {
    if (Array.isArray(list)) this.#items.push(...list.slice(0, most))
  }

  get observed(): Observed {
    const different = new Set(this.#items.map((item) => JSON.stringify(item)))
    return { items: this.#items.length, distinct: different.size }
  }
}

/** The name under which an error is known. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && error.name === 'ServiceError' ? String(error.code) : error.name
}
