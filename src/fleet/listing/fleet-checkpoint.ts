import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import {
  type Checkpoint,
  type CheckpointOptions,
  type CheckpointStore,
  changedParameters,
  type FileStore,
  fileStore,
  fingerprint,
  readCheckpointOption,
} from '../../pagination/index.js'
import { platform } from '../../platform/index.js'
import { type Counts, type FleetState, readFleetState, writeFleetState } from './fleet-state.js'
import { SavedTargets, type TargetName } from './saved-targets.js'

/** Milliseconds between saves for targets that give no page. */
const quietTime = 1000

/** What all targets list. */
export interface FleetListing {
  readonly operation: OperationModel
  readonly input: Readonly<Record<string, unknown>>
}

/**
 * The one checkpoint of a listing over all targets. Each target's listing writes a checkpoint of its own into memory, exact
 * after each page or item; this class saves all of them as one text.
 */
export class FleetCheckpoint {
  readonly #options: Required<CheckpointOptions>
  readonly #store: CheckpointStore
  readonly #file: FileStore | undefined
  readonly #name: string
  readonly #targets = new SavedTargets()
  #salt = platform.randomUuid()
  #isDirty = false
  #savedAt = Number.NEGATIVE_INFINITY
  /** Which targets may still write. */
  #mayWrite: (target: TargetName) => boolean = () => true

  constructor(
    checkpoint: Checkpoint,
    private readonly listing: FleetListing,
  ) {
    this.#options = readCheckpointOption(checkpoint)
    const { store } = this.#options
    const context = listing.operation.errorContext
    if (typeof store === 'string') this.#store = this.#file = fileStore(store, context)
    else this.#store = store
    this.#name = typeof store === 'string' ? `the checkpoint ${store}` : 'the checkpoint'
  }

  /** Pages and items delivered, and targets completed, over all runs. */
  get counts(): Counts & { readonly complete: number } {
    return { ...this.#targets.counts, complete: this.#targets.complete }
  }

  /**
   * Reads what was saved. True if there was something.
   *
   * @throws NextTokenError `InvalidCheckpoint`; `CheckpointMismatch` if it belongs to another listing.
   */
  async load(): Promise<boolean> {
    const text = (await this.#store.load()) ?? undefined
    if (text === undefined || this.#options.restart) return false
    const state = readFleetState(text, this.#name)
    this.#compare(state)
    this.#salt = state.salt
    this.#targets.load(state)
    return true
  }

  /** Throws if nothing can be saved: checked before any request. */
  async checkWritable(): Promise<void> {
    await this.#file?.checkWritable()
  }

  doneOf(target: TargetName): Counts | undefined {
    return this.#targets.doneOf(target)
  }

  /** What was delivered of a target over all runs; undefined if nothing was saved of it. */
  countsOf(target: TargetName): Counts | undefined {
    const counts = this.#targets.countsOf(target)
    return counts && { pages: counts.pages, items: counts.items }
  }

  /** The option `checkpoint` of one target's listing. `onSaved` is called when it has noted what is finished with. */
  optionOf(target: TargetName, onSaved: () => void): CheckpointOptions {
    const store: CheckpointStore = {
      load: () => this.#targets.read(target),
      save: (text) => {
        if (this.#mayWrite(target)) {
          this.#targets.write(target, text)
          this.#isDirty = true
        }
        onSaved()
      },
    }
    return { store, every: this.#options.every === 'item' ? 'item' : 'page' }
  }

  /** Notes that everything of a target was delivered. */
  finish(target: TargetName): void {
    this.#targets.finish(target)
    this.#isDirty = true
  }

  /** Keeps all targets but one as they are: the listings are about to be ended in the middle. */
  freeze(except: TargetName | undefined): void {
    this.#mayWrite = (target) => target.account === except?.account && target.region === except.region
  }

  /** Saves if something has changed and the option `every` says so. */
  async saveIfDue(): Promise<void> {
    const { every } = this.#options
    if (!this.#isDirty || every === 'manual') return
    if (typeof every === 'number' && platform.elapsed() - this.#savedAt < every) return
    await this.save()
  }

  /** The same between targets that gave nothing, of which there may be thousands. */
  async saveIfQuiet(): Promise<void> {
    if (platform.elapsed() - this.#savedAt >= quietTime) await this.saveIfDue()
  }

  /** Saves at the end, unless only the caller saves. */
  async saveAtEnd(): Promise<void> {
    if (this.#isDirty && this.#options.every !== 'manual') await this.save()
  }

  async save(): Promise<void> {
    this.#isDirty = false
    const { operation } = this.listing
    await this.#store.save(
      writeFleetState({
        service: operation.service.name,
        operation: operation.name,
        salt: this.#salt,
        parameters: this.#fingerprint(this.#salt),
        ...this.#targets.describe(),
      }),
    )
    this.#savedAt = platform.elapsed()
  }

  /** The page size does not change what is listed. */
  #fingerprint(salt: string) {
    const { operation, input } = this.listing
    const { [operation.paginationRule?.limitKey ?? '']: _, ...parameters } = input
    return fingerprint(parameters, salt)
  }

  #compare(saved: FleetState): void {
    const { operation } = this.listing
    const now = { service: operation.service.name, operation: operation.name }
    const differences = (['service', 'operation'] as const)
      .filter((name) => saved[name] !== now[name])
      .map((name) => `${name} was ${saved[name]} and is now ${now[name]}`)
    const parameters = changedParameters(saved.parameters, this.#fingerprint(saved.salt))
    if (parameters.length > 0) differences.push(`other parameters: ${parameters.join(', ')}`)
    if (differences.length === 0) return
    const remedy =
      'Use the same values as before, give this listing its own checkpoint, or pass restart: true to start over'
    const problem = `${this.#name} belongs to another listing: ${differences.join('; ')}. ${remedy}`
    throw new NextTokenError('CheckpointMismatch', problem, operation.errorContext)
  }
}
