import type { ServiceHooks } from './contract/index.js'
import { withoutAlias } from './members/index.js'

/** `from` is a word of Python's, so boto3 calls it `fromTime`; both are taken. */
export const logs: ServiceHooks = {
  adaptInput: (operation, input) =>
    operation.name === 'CreateExportTask'
      ? withoutAlias(operation, input, { name: 'from', alias: 'fromTime' })
      : input,
}
