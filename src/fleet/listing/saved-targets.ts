import { isObject } from '../../values/index.js'
import { type Counts, type FleetState, readDone, writeDone } from './fleet-state.js'

/** A target, by name. */
export interface TargetName {
  readonly account: string
  readonly region: string
}

/** What a target in the middle has saved in its own checkpoint. */
interface Slot extends Counts {
  readonly text: string
}

/** What a checkpoint knows of the targets: which are complete, and how far the others are. */
export class SavedTargets {
  readonly #regions: string[] = []
  readonly #done = new Map<string, Map<string, Counts>>()
  /** The text of each account's complete targets, so that a save writes anew only what has changed. */
  readonly #doneTexts = new Map<string, string>()
  readonly #open = new Map<string, Map<string, Slot>>()
  #complete = 0
  #pages = 0
  #items = 0

  /** How many targets are complete. */
  get complete(): number {
    return this.#complete
  }

  /** Pages and items delivered, over all targets and runs. */
  get counts(): Counts {
    return { pages: this.#pages, items: this.#items }
  }

  load({ regions, done, open }: FleetState): void {
    this.#regions.push(...regions)
    for (const [account, text] of Object.entries(done)) {
      const counts = readDone(text, regions)
      this.#done.set(account, counts)
      this.#doneTexts.set(account, text)
      this.#complete += counts.size
      for (const one of counts.values()) this.#count(one, 1)
    }
    for (const [account, slots] of Object.entries(open)) {
      for (const [region, text] of Object.entries(slots)) this.write({ account, region }, text)
    }
  }

  write(target: TargetName, text: string): void {
    const { account, region } = target
    const slots = this.#open.get(account) ?? new Map<string, Slot>()
    this.#open.set(account, slots)
    const before = slots.get(region)
    if (before) this.#count(before, -1)
    const slot = readSlot(text)
    slots.set(region, slot)
    this.#count(slot, 1)
  }

  /** The text of a target's own checkpoint. */
  read({ account, region }: TargetName): string | undefined {
    return this.#open.get(account)?.get(region)?.text
  }

  /** What was delivered of a target, if it is complete or in the middle. */
  countsOf({ account, region }: TargetName): Counts | undefined {
    return this.doneOf({ account, region }) ?? this.#open.get(account)?.get(region)
  }

  doneOf({ account, region }: TargetName): Counts | undefined {
    return this.#done.get(account)?.get(region)
  }

  /** Notes that a target is complete: its own checkpoint is no longer needed. */
  finish(target: TargetName): void {
    const { account, region } = target
    const { pages, items } = this.#open.get(account)?.get(region) ?? { pages: 0, items: 0 }
    this.#open.get(account)?.delete(region)
    if (this.#open.get(account)?.size === 0) this.#open.delete(account)
    const done = this.#done.get(account) ?? new Map<string, Counts>()
    this.#done.set(account, done)
    done.set(region, { pages, items })
    const before = this.#doneTexts.get(account)
    const entry = writeDone(this.#numberOf(region), { pages, items })
    this.#doneTexts.set(account, before === undefined ? entry : `${before} ${entry}`)
    this.#complete++
  }

  describe(): Pick<FleetState, 'regions' | 'done' | 'open' | 'pages' | 'items'> {
    const open = [...this.#open].map(([account, slots]) => {
      return [account, Object.fromEntries([...slots].map(([region, { text }]) => [region, text]))] as const
    })
    return {
      ...this.counts,
      regions: this.#regions,
      done: Object.fromEntries(this.#doneTexts),
      open: Object.fromEntries(open),
    }
  }

  #numberOf(region: string): number {
    const known = this.#regions.indexOf(region)
    return known >= 0 ? known : this.#regions.push(region) - 1
  }

  #count({ pages, items }: Counts, sign: 1 | -1): void {
    this.#pages += sign * pages
    this.#items += sign * items
  }
}

/** The counts in the text of a single listing's checkpoint, which that listing checks when it reads it. */
function readSlot(text: string): Slot {
  try {
    const saved: unknown = JSON.parse(text)
    const { pages, items } = isObject(saved) ? saved : {}
    return { text, pages: Number(pages) || 0, items: Number(items) || 0 }
  } catch {
    return { text, pages: 0, items: 0 }
  }
}
