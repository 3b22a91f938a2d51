import { type OptionName, type OptionSpec, optionTable } from '../../options/index.js'

/** Options that the AWS CLI only has where an operation has pages. */
export const pagingOptions: readonly OptionName[] = ['max-items', 'page-size', 'starting-token']

/** Whether the AWS CLI has an option of this name for every operation. It wins over a parameter of that name. */
export function isEverywhere(name: string): boolean {
  if (!Object.hasOwn(optionTable, name)) return false
  const spec: OptionSpec = optionTable[name as OptionName]
  return spec.isAws === true && !pagingOptions.some((paging) => paging === name)
}
