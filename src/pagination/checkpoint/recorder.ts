import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import type { CompiledRule } from '../rule/index.js'
import { Serial } from '../timing/index.js'
import { type Position, parsePiecesToken, parseStartingToken, type SavedPieces } from '../token/index.js'
import { Trail } from '../trail/index.js'
import type { CheckpointStore, SavedOutcome } from './checkpoint.js'
import type { CheckpointPlan, ListingScope } from './checkpoint-plan.js'
import { type FileStore, fileStore } from './file-store.js'
import { changedParameters, fingerprint } from './fingerprint.js'
import { readSavedListing, type SavedListing, writeSavedListing } from './saved-listing.js'

/** What a loop has delivered so far, and where it continues. */
export interface Progress {
  readonly outcome: SavedOutcome
  readonly pages: number
  readonly items: number
  readonly resumeToken: () => string | undefined
  readonly trail: Trail | undefined
}

/** Where a loop continues. `position` is undefined if the listing is complete, or if it is in several pieces. */
export interface Resumption {
  readonly position: Position | undefined
  readonly pieces: SavedPieces | undefined
  readonly trail: Trail | undefined
}

/** Loads and saves the checkpoint of one loop. */
export class Recorder {
  readonly #serial = new Serial()
  readonly #store: CheckpointStore
  /** undefined if the user passed a store. */
  #file: FileStore | undefined
  #salt = platform.randomUuid()
  #scope: ListingScope = {}
  /** What earlier runs delivered. */
  #before = { pages: 0, items: 0 }
  #consumed: Progress | undefined
  /** What the caller saved with `save()`. */
  #savedExplicitly: Progress | undefined
  #savedText: string | undefined
  #savedAt = Number.NEGATIVE_INFINITY
  #isOver = false
  /** True once the loop is where the checkpoint says. */
  #isResumed = false
  #resumption: { readonly found: Resumption | undefined } | undefined

  constructor(
    private readonly plan: CheckpointPlan,
    private readonly rule: CompiledRule,
    /** False if only `save()` saves. */
    private readonly isAutomatic: boolean,
  ) {
    const { store } = plan
    if (typeof store === 'string') this.#store = this.#file = fileStore(store, rule.context)
    else this.#store = store
  }

  /** The checkpoint's name in error messages. */
  get #name(): string {
    return typeof this.plan.store === 'string' ? `the checkpoint ${this.plan.store}` : 'the checkpoint'
  }

  /** True if the loop must report every item, not only pages. */
  get wantsItems(): boolean {
    return this.isAutomatic && this.plan.every !== 'page' && this.plan.every !== 'manual'
  }

  /**
   * Returns what was saved of this listing; undefined if there is nothing.
   *
   * @throws NextTokenError `InvalidCheckpoint` if the text is not a checkpoint; `CheckpointMismatch` if it belongs to
   * another listing.
   */
  async load(): Promise<SavedListing | undefined> {
    const text = (await this.#store.load()) ?? undefined
    this.#scope = await this.plan.findScope()
    if (text === undefined || this.plan.restart) return undefined
    const saved = readSavedListing(text, { name: this.#name, context: this.rule.context })
    this.#compare(saved)
    this.#savedText = text
    this.#salt = saved.salt
    this.#before = saved
    return saved
  }

  /**
   * Returns where the loop continues; undefined if it starts from the beginning. It is loaded once, even if several loops
   * ask for it.
   */
  async resume(start: Position): Promise<Resumption | undefined> {
    this.#resumption ??= { found: await this.#resume(start) }
    return this.#resumption.found
  }

  async #resume(start: Position): Promise<Resumption | undefined> {
    const saved = await this.load()
    if (saved?.outcome === 'complete') return { position: undefined, pieces: undefined, trail: undefined }
    // Checked before any request: a delivered page that cannot be saved would be delivered again in the next run.
    await this.#file?.checkWritable()
    if (!saved) return undefined
    const positionOf = (text: string | undefined) =>
      text === undefined ? start : parseStartingToken(this.rule, text)
    const { resumeToken, trail } = saved
    const pieces = resumeToken === undefined ? undefined : parsePiecesToken(this.rule, resumeToken)
    return {
      position: pieces ? undefined : positionOf(resumeToken),
      pieces,
      trail: trail && Trail.of(this.rule, positionOf(trail.origin), trail.keys),
    }
  }

  /**
   * Called when the loop has gone where the checkpoint says. Nothing is saved before: a loop that does not know yet what was
   * saved, or could not read it, would replace it by its own beginning.
   */
  resumed(): void {
    this.#isResumed = true
  }

  /** Called when the loop asks for more, so it has finished with everything delivered so far. */
  async consumed(what: 'page' | 'item', progress: Progress): Promise<void> {
    this.#consumed = progress
    if (this.#isDue(what)) await this.save(progress)
  }

  /** Called when the listing has ended and the loop has finished with all of it. */
  async ended(progress: Progress): Promise<void> {
    if (!this.isAutomatic || this.plan.every === 'manual' || this.#isOver) return
    await this.save(progress)
    this.#isOver = true
  }

  /**
   * Called when the loop is left or fails. Saves what it has finished with. The current page or item is not included,
   * unless the caller saved it with `save()`.
   */
  async left(progress = this.#consumed): Promise<void> {
    if (!progress || !this.isAutomatic || this.plan.every === 'manual' || this.#isOver) return
    const saved = this.#savedExplicitly
    if (saved && progress.pages <= saved.pages && progress.items <= saved.items) return
    await this.save(progress)
  }

  /** Saves everything delivered so far, because the caller called `save()`. */
  saveExplicitly(progress: Progress): Promise<void> {
    this.#savedExplicitly = progress
    return this.save(progress)
  }

  save(progress: Progress): Promise<void> {
    return this.#serial.run(async () => {
      if (!this.#isResumed) return
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
    const { region, account } = this.#scope
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
    const { region, account } = this.#scope
    const current = { service, operation, region, account }
    const differences = Object.entries(current).flatMap(([name, now]) => {
      const before = saved[name as keyof typeof current]
      const hasChanged = before !== undefined && now !== undefined && before !== now
      return hasChanged ? [`${name} was ${before} and is now ${now}`] : []
    })
    const now = fingerprint(this.plan.parameters, saved.salt)
    const parameters = changedParameters(saved.parameters, now)
    if (parameters.length > 0) differences.push(`other parameters: ${parameters.join(', ')}`)
    if (differences.length === 0) return
    const remedy =
      'Use the same values as before, give this listing its own checkpoint, or pass restart: true to start over'
    const problem = `${this.#name} belongs to another listing: ${differences.join('; ')}. ${remedy}`
    throw new NextTokenError('CheckpointMismatch', problem, this.rule.context)
  }
}
