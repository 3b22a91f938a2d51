import { readFileSync } from 'node:fs'
import type { ItemFacts } from '../../src/inventory/index.js'
import { isObject } from '../../src/values/index.js'

/** The lists of one operation, by JMESPath, with what the model does not show of their items. */
type Lists = Readonly<Record<string, Partial<ItemFacts>>>

/** What is written by hand about the lists of operations, by `service Operation`. */
export class ListOverrides {
  readonly #unused: Set<string>

  constructor(private readonly overrides: ReadonlyMap<string, Lists>) {
    this.#unused = new Set(overrides.keys())
  }

  get unused(): readonly string[] {
    return [...this.#unused]
  }

  has(name: string): boolean {
    return this.overrides.has(name)
  }

  of(name: string): Lists | undefined {
    this.#unused.delete(name)
    return this.overrides.get(name)
  }
}

/** @throws Error for a file of another form. */
export function readListOverrides(path: string): ListOverrides {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const entries = Object.entries(isObject(content) ? content : {})
  const overrides = entries.map(([name, entry]): [string, Lists] => {
    if (!isObject(entry) || typeof entry.reason !== 'string' || !isObject(entry.lists)) {
      throw new Error(`${path}: ${name}: expected { reason, lists }`)
    }
    return [name, entry.lists as Lists]
  })
  return new ListOverrides(new Map(overrides))
}
