import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import type { CompiledRule } from '../rule/index.js'
import { Serial } from '../timing/index.js'
import { type Position, parseStartingToken } from '../token/index.js'
import { Trail } from '../trail/index.js'
import type { CheckpointStore, SavedOutcome } from './checkpoint.js'
import type { CheckpointPlan, ListingScope } from './checkpoint-plan.js'
import { type FileStore, fileStore } from './file-store.js'
import { changedParameters, fingerprint } from './fingerprint.js'
import { readSavedListing, type SavedListing, writeSavedListing } from './saved-listing.js'

/** How far a loop is. */
export interface Progress {
  readonly outcome: SavedOutcome
  readonly pages: number
  readonly items: number
  readonly resumeToken: () => string | undefined
  readonly trail: Trail | undefined
}

/** Where a loop goes on; `position` is undefined where the listing is complete. */
export interface Resumption {
  readonly position: Position | undefined
  readonly trail: Trail | undefined
}

/** Keeps the checkpoint of one loop. */
export class Recorder {
  readonly #serial = new Serial()
  readonly #store: CheckpointStore
  /** undefined for a store that is not ours. */
  #file: FileStore | undefined
  #salt = platform.randomUuid()
  #whereabouts: ListingScope = {}
  /** What earlier runs delivered. */
  #before = { pages: 0, items: 0 }
  #consumed: Progress | undefined
  /** What the caller said is done with. */
  #told: Progress | undefined
  #savedText: string | undefined
  #savedAt = Number.NEGATIVE_INFINITY
  #isOver = false

  constructor(
    private readonly plan: CheckpointPlan,
    private readonly rule: CompiledRule,
    /** Whether to save without being told. */
    private readonly isAutomatic: boolean,
  ) {
    const { store } = plan
    if (typeof store === 'string') this.#store = this.#file = fileStore(store, rule.context)
    else this.#store = store
  }

  /** For messages. */
  get #name(): string {
    return typeof this.plan.store === 'string' ? `the checkpoint ${this.plan.store}` : 'the checkpoint'
  }

  /** Whether every item is to be told of, not only pages. */
  get wantsItems(): boolean {
    return this.isAutomatic && this.plan.every !== 'page' && this.plan.every !== 'manual'
  }

  /**
   * What was saved of this very listing.
   *
   * @throws NextTokenError `InvalidCheckpoint` for what is none; `CheckpointMismatch` for another listing's.
   */
  async load(): Promise<SavedListing | undefined> {
    const text = (await this.#store.load()) ?? undefined
    this.#whereabouts = await this.plan.where()
    if (text === undefined || this.plan.restart) return undefined
    const saved = readSavedListing(text, { name: this.#name, context: this.rule.context })
    this.#compare(saved)
    this.#savedText = text
    this.#salt = saved.salt
    this.#before = saved
    return saved
  }

  /** Where the loop goes on; undefined where it begins. */
  async resume(start: Position): Promise<Resumption | undefined> {
    const saved = await this.load()
    if (saved?.outcome === 'complete') return { position: undefined, trail: undefined }
    // Before anything is sent: a page that was delivered and cannot be saved would be delivered again.
    await this.#file?.checkWritable()
    if (!saved) return undefined
    const place = (text: string | undefined) =>
      text === undefined ? start : parseStartingToken(this.rule, text)
    const { resumeToken, trail } = saved
    return {
      position: place(resumeToken),
      trail: trail && Trail.of(this.rule, place(trail.origin), trail.keys),
    }
  }

  /** The loop is done with what it delivered so far: it asks for more. */
  async consumed(what: 'page' | 'item', progress: Progress): Promise<void> {
    this.#consumed = progress
    if (this.#isDue(what)) await this.save(progress)
  }

  /** The loop has come to an end, and everything that it delivered is done with. */
  async ended(progress: Progress): Promise<void> {
    if (!this.isAutomatic || this.plan.every === 'manual' || this.#isOver) return
    await this.save(progress)
    this.#isOver = true
  }

  /**
   * The loop was left, or failed: what it was done with by then is saved, and what it had in hand is not, unless the
   * caller said that it is done with that too.
   */
  async left(progress = this.#consumed): Promise<void> {
    if (!progress || !this.isAutomatic || this.plan.every === 'manual' || this.#isOver) return
    const told = this.#told
    if (told && progress.pages <= told.pages && progress.items <= told.items) return
    await this.save(progress)
  }

  /** The caller says that all up to here is done with. */
  saveExplicitly(progress: Progress): Promise<void> {
    this.#told = progress
    return this.save(progress)
  }

  save(progress: Progress): Promise<void> {
    return this.#serial.run(async () => {
      const text = writeSavedListing(this.#describe(progress))
      if (text === this.#savedText) return
      await this.#store.save(text)
      this.#savedText = text
      this.#savedAt = platform.elapsed()
    })
  }

  #isDue(what: 'page' | 'item'): boolean {
    const { every } = this.plan
    if (!this.isAutomatic || every === 'manual') return false
    if (typeof every === 'number') return platform.elapsed() - this.#savedAt >= every
    return every === 'item' || what === 'page'
  }

  #describe({ outcome, pages, items, resumeToken, trail }: Progress): SavedListing {
    const { service, operation } = this.rule.context
    const { region, account } = this.#whereabouts
    return {
      service,
      operation,
      region,
      account,
      salt: this.#salt,
      parameters: fingerprint(this.plan.parameters, this.#salt),
      outcome,
      pages: this.#before.pages + pages,
      items: this.#before.items + items,
      resumeToken: resumeToken(),
      trail:
        trail && outcome !== 'complete'
          ? { origin: trail.origin.textUnlessBeginning, keys: trail.keys }
          : undefined,
    }
  }

  #compare(saved: SavedListing): void {
    const { service, operation } = this.rule.context
    const { region, account } = this.#whereabouts
    const named = { service, operation, region, account }
    const differing = Object.entries(named).flatMap(([name, now]) => {
      const before = saved[name as keyof typeof named]
      const isOther = before !== undefined && now !== undefined && before !== now
      return isOther ? [`${name} was ${before} and is ${now}`] : []
    })
    const now = fingerprint(this.plan.parameters, saved.salt)
    const parameters = changedParameters(saved.parameters, now)
    if (parameters.length > 0) differing.push(`other parameters: ${parameters.join(', ')}`)
    if (differing.length === 0) return
    const remedy =
      'Go back to those, give this listing a checkpoint of its own, or pass restart: true to begin anew'
    const problem = `${this.#name} is of another listing: ${differing.join('; ')}. ${remedy}`
    throw new NextTokenError('CheckpointMismatch', problem, this.rule.context)
  }
}
