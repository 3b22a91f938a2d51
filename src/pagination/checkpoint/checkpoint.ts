import { type KnownOptions, type OptionNames, optionProblems } from '../../errors/index.js'

/** Where a checkpoint is kept: a row, an object, a key. Text comes and goes whole. */
export interface CheckpointStore {
  /** The text saved last; undefined or null where there is none. */
  load(): string | null | undefined | Promise<string | null | undefined>
  /**
   * Keeps the text in place of the last one. Whoever commits what the loop delivered in the same transaction gets
   * everything exactly once.
   */
  save(text: string): void | Promise<void>
}

/** How a checkpoint is kept, where the defaults will not do. */
export interface CheckpointOptions {
  /** A file's path, or anything that loads and saves a text. A file is replaced whole, and on the disk before a save ends. */
  store: string | CheckpointStore
  /**
   * When it is saved by itself: with every `'page'` or `'item'` that the loop is done with, at most once in so many
   * milliseconds, or, with `'manual'`, by `save()` alone. Default: `'page'`.
   */
  every?: 'page' | 'item' | 'manual' | number | undefined
  /** Begin anew, whatever was saved. Default: false. */
  restart?: boolean | undefined
}

export type Checkpoint = string | CheckpointStore | CheckpointOptions

/** What a checkpoint tells of its listing. */
export interface CheckpointState {
  /** `complete`: there is nothing more to list. `running`: it was left, or its process ended. */
  readonly outcome: SavedOutcome
  /** Pages and items that count as delivered, over all runs. */
  readonly pages: number
  readonly items: number
  readonly resumeToken: string | undefined
}

export type SavedOutcome = 'running' | 'complete' | 'limit' | 'deadline'

/** The same, every choice of form made plain. */
export function readCheckpointOption(checkpoint: Checkpoint): Required<CheckpointOptions> {
  const options = typeof checkpoint === 'object' && 'store' in checkpoint ? checkpoint : { store: checkpoint }
  return { store: options.store, every: options.every ?? 'page', restart: options.restart ?? false }
}

const names: OptionNames<CheckpointOptions> = { store: true, every: true, restart: true }
const knownOptions: KnownOptions = { kind: 'checkpoint option', names }

/** What is wrong with the option, in sentences. */
export function checkpointProblems(checkpoint: Checkpoint | undefined): string[] {
  if (checkpoint === undefined) return []
  const isOptions = typeof checkpoint === 'object' && checkpoint !== null && 'store' in checkpoint
  const store: unknown = isOptions ? checkpoint.store : checkpoint
  const every: unknown = isOptions ? checkpoint.every : undefined
  const isKnown = every === undefined || every === 'page' || every === 'item' || every === 'manual'
  return [
    ...(isOptions ? optionProblems(checkpoint, knownOptions) : []),
    ...(isStore(store) ? [] : ['checkpoint needs a file’s path, or an object with load() and save(text)']),
    ...(isKnown || (typeof every === 'number' && every >= 0)
      ? []
      : [`checkpoint.every is ${String(every)}: pass 'page', 'item', 'manual' or milliseconds`]),
  ]
}

function isStore(store: unknown): store is string | CheckpointStore {
  if (typeof store === 'string') return store !== ''
  return typeof store === 'object' && store !== null && hasMethod(store, 'load') && hasMethod(store, 'save')
}

function hasMethod(store: object, name: string): boolean {
  return typeof Reflect.get(store, name) === 'function'
}
