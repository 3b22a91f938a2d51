import type { OperationModel } from '../../src/models/index.js'
import { itemLists } from './item-lists.js'

/** Names of what is often not a resource of the account. */
const doubtfulName =
  /Offering|Available|Catalog|Public|Quota|Types?$|Versions?$|Engine|Region|Zone|Pric|Product|Event|Metric|Finding|Recommend|Statistic|Usage|Cost|Logs?$|Option|Limit|Attribute|Setting|Status|History|Supported|Default|Managed|Foundation|Blueprint|Insight|Count|Summar|Activit|Result|Permission|Orderable|Tags?$/

/** Names of what may be a record of a past run. */
const runName =
  /(?:Job|Build|Batche|Run|Execution|Task|Import|Export|Scan|Deployment|Session|Replay)s?(?:V2)?$/

/** Why a person has to look at an operation; undefined if nothing speaks against it. */
export function doubtAbout(operation: OperationModel, hasLists: boolean): string | undefined {
  const { name, paginationRule } = operation
  const word = doubtfulName.exec(name.replace(/Account/g, ''))?.[0]
  if (word !== undefined) return `"${word}" in its name: are its items resources of the account?`
  const run = runName.exec(name)?.[0]
  if (run !== undefined) return `"${run}" in its name: are its items records of past runs?`
  const lists = itemLists(operation)
  if (lists.length > 1 && !hasLists) {
    return `it has ${lists.length} lists (${lists.map(({ path }) => path).join(', ')}): which hold its items?`
  }
  if (!paginationRule && !/^(?:List|Describe)/.test(name)) {
    return 'it has no pages, and its name does not say that it lists'
  }
  return undefined
}
