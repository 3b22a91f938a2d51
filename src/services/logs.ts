import type { ServiceHooks } from './contract/index.js'
import { withoutAlias } from './members/index.js'

/** `from` is a keyword of Python, so boto3 calls it `fromTime`. Both names are accepted. */
export const logs: ServiceHooks = {
  ignoresTokens: () => true,
  adaptInput: (operation, input) =>
    operation.name === 'CreateExportTask'
      ? withoutAlias(operation, input, { name: 'from', alias: 'fromTime' })
      : input,
}
