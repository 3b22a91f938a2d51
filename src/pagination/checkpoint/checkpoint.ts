import { type KnownOptions, type OptionNames, optionProblems } from '../../errors/index.js'

/**
 * Stores a checkpoint's text, for example in a database row, an object or a key.
 *
 * @example
 * const store = {
 *   load: async () => (await db.get('select text from checkpoints where name = ?', 'logs'))?.text,
 *   save: (text: string) => db.run('replace into checkpoints (name, text) values (?, ?)', 'logs', text),
 * }
 */
export interface CheckpointStore {
  /** Returns the text that was saved last; undefined or null if there is none. */
  load(): string | null | undefined | Promise<string | null | undefined>
  /**
   * Replaces the saved text. To process everything exactly once, commit the text in the same transaction as the items
   * that the loop delivered.
   */
  save(text: string): void | Promise<void>
}

/** Options of a checkpoint. */
export interface CheckpointOptions {
  /**
   * Set where to store the checkpoint: the path of a file, or an object with `load()` and `save(text)`. A file is replaced
   * atomically and flushed to the disk before a save ends.
   *
   * @example './logs.checkpoint'
   */
  store: string | CheckpointStore
  /**
   * Set when to save automatically: after every `'page'` or `'item'` that the loop has finished with, or at most once per
   * number of milliseconds. With `'manual'`, only `save()` saves.
   *
   * @default 'page'
   * @example 5000
   */
  every?: 'page' | 'item' | 'manual' | number | undefined
  /**
   * Start from the beginning and overwrite the saved checkpoint.
   *
   * @default false
   */
  restart?: boolean | undefined
}

export type Checkpoint = string | CheckpointStore | CheckpointOptions

/**
 * The state of a listing that a checkpoint has saved. After the first page of SNS ListTopics:
 *
 * ```
 * { outcome: 'running', pages: 1, items: 100, resumeToken: 'eyJOZXh0VG9rZW4iOiAiQWFFZEhwIn0=' }
 * ```
 */
export interface CheckpointState {
  /**
   * `complete`: everything was listed. `limit` and `deadline`: `maxItems` or `deadline` ended the listing. `running`: the
   * loop was left, or its process ended.
   */
  readonly outcome: SavedOutcome
  /** Number of pages that were delivered, over all runs. */
  readonly pages: number
  /** Number of items that were delivered, over all runs. */
  readonly items: number
  /** Where the listing continues; undefined at its beginning and once it is complete. */
  readonly resumeToken: string | undefined
}

export type SavedOutcome = 'running' | 'complete' | 'limit' | 'deadline'

/** Returns the option in its long form, with all defaults. */
export function readCheckpointOption(checkpoint: Checkpoint): Required<CheckpointOptions> {
  const options = typeof checkpoint === 'object' && 'store' in checkpoint ? checkpoint : { store: checkpoint }
  return { store: options.store, every: options.every ?? 'page', restart: options.restart ?? false }
}

const names: OptionNames<CheckpointOptions> = { store: true, every: true, restart: true }
const knownOptions: KnownOptions = { kind: 'checkpoint option', names }

/** Returns what is wrong with the option, one sentence per problem. */
export function checkpointProblems(checkpoint: Checkpoint | undefined): string[] {
  if (checkpoint === undefined) return []
  const isOptions = typeof checkpoint === 'object' && checkpoint !== null && 'store' in checkpoint
  const store: unknown = isOptions ? checkpoint.store : checkpoint
  const every: unknown = isOptions ? checkpoint.every : undefined
  const isKnown = every === undefined || every === 'page' || every === 'item' || every === 'manual'
  return [
    ...(isOptions ? optionProblems(checkpoint, knownOptions) : []),
    ...(isStore(store)
      ? []
      : ['checkpoint is not valid; pass the path of a file, or an object with load() and save(text)']),
    ...(isKnown || (typeof every === 'number' && every >= 0)
      ? []
      : [`checkpoint.every is ${String(every)}; pass 'page', 'item', 'manual' or a number of milliseconds`]),
  ]
}

function isStore(store: unknown): store is string | CheckpointStore {
  if (typeof store === 'string') return store !== ''
  return typeof store === 'object' && store !== null && hasMethod(store, 'load') && hasMethod(store, 'save')
}

function hasMethod(store: object, name: string): boolean {
  return typeof Reflect.get(store, name) === 'function'
}
