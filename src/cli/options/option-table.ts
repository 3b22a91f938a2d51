import { connectionOptions } from './connection-options.js'
import { inputOptions } from './input-options.js'
import type { OptionSpec } from './option-spec.js'
import { outputOptions } from './output-options.js'
import { pagingOptions } from './paging-options.js'
import { runOptions } from './run-options.js'
import { targetOptions } from './target-options.js'

/** Every option of ours, by its name as it is written behind `--`. */
export const optionTable = {
  ...pagingOptions,
  ...outputOptions,
  ...inputOptions,
  ...targetOptions,
  ...connectionOptions,
  ...runOptions,
}

export type OptionName = keyof typeof optionTable

/** The values that were given, by the options' names. */
export type OwnOptions = {
  readonly [Name in OptionName]?: ValueOf<(typeof optionTable)[Name]> | undefined
}

type ValueOf<Spec extends OptionSpec> = Spec['kind'] extends 'flag'
  ? true
  : Spec['kind'] extends 'list'
    ? readonly string[]
    : Spec['kind'] extends 'duration'
      ? number
      : Spec extends { readonly values: readonly (infer Value)[] }
        ? Spec['kind'] extends 'number'
          ? number | Value
          : Value
        : Spec['kind'] extends 'number'
          ? number
          : string
