/** The groups of options, in the order in which help shows them, with their titles. */
export const optionGroups = {
  paging: 'Pages',
  output: 'Output',
  input: 'Input',
  targets: 'Several regions and accounts',
  connection: 'Connection',
  run: 'Running',
} as const

export type OptionGroup = keyof typeof optionGroups

/** One of our options. */
export interface OptionSpec {
  /** `text` with `values` takes one of these; `number` with `values` takes these too. A `list` has commas. */
  readonly kind: 'flag' | 'text' | 'number' | 'duration' | 'list'
  readonly group: OptionGroup
  /** What help calls its value. */
  readonly argument?: string
  /** One imperative sentence. */
  readonly help: string
  /** The AWS CLI has it too: on collisions with a parameter, its rule applies. */
  readonly isAws?: true
  readonly values?: readonly string[]
  /** The value if it is written without one. Without this, a value is required. */
  readonly withoutValue?: string
  /** The smallest number. @default 0 */
  readonly least?: number
  /** Understood for scripts of the AWS CLI, and not shown by help. */
  readonly isHidden?: true
}
