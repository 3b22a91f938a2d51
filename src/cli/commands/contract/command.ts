import type { OptionName, OptionSpec, ReadOptions } from '../../options/index.js'
import type { ExitStatus, Io } from '../../terminal/index.js'

/** A word that a command takes behind its name. */
export interface CommandWord {
  /** As help shows it, such as `SERVICE`. */
  readonly name: string
  readonly isOptional?: true
  /** The word and all that follow it. */
  readonly isMany?: true
  /** What completion offers for it. */
  readonly completes?: 'services' | 'operations' | 'files'
  /** The only words that may stand here. */
  readonly values?: readonly string[]
}

/** A command that is no operation, such as `nexttoken services`. */
export interface Command {
  /** One word, or two, such as `configure list`. */
  readonly name: string
  /** One imperative sentence, for the list of commands. */
  readonly summary: string
  readonly words?: readonly CommandWord[]
  /** Further paragraphs of its help. */
  readonly details?: readonly string[]
  readonly examples?: readonly string[]
  /** The options of the table that it takes, besides those that every command takes. */
  readonly options?: readonly OptionName[]
  /** Options that only this command has, or that mean something else here than in the table. */
  readonly ownOptions?: Readonly<Record<string, OptionSpec>>
  /** Not shown by help: only scripts call it. */
  readonly isHidden?: true
  /** Its words are those of another command line: none of them is an option of this one. */
  readonly isRaw?: true
  /** Loads what runs it. */
  readonly load: () => Promise<RunCommand>
}

/** Runs a command with its checked words. */
export type RunCommand = (given: ReadOptions, io: Io) => Promise<ExitStatus>
