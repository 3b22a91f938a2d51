import type { ServiceHooks } from './contract/index.js'
import { withEncodedUserData, withoutAlias } from './members/index.js'

export const ec2: ServiceHooks = {
  ignoresTokens: () => true,
  adaptInput(operation, input) {
    // Five operations have `Filter`, all others `Filters`. boto3 accepts both.
    const named = withoutAlias(operation, input, { name: 'Filter', alias: 'Filters' })
    return operation.name === 'RunInstances' ? withEncodedUserData(named) : named
  },
  presignedCopy: ({ name }, { SourceRegion, PresignedUrl }) =>
    name === 'CopySnapshot' && typeof SourceRegion === 'string' && PresignedUrl === undefined
      ? { from: SourceRegion, parameter: 'PresignedUrl', tellsDestination: true }
      : undefined,
  /** The output of a console is base64 of what the instance wrote. Bytes that are not UTF-8 become U+FFFD. */
  adaptOutput({ name }, output) {
    if (name !== 'GetConsoleOutput' || typeof output.Output !== 'string') return
    output.Output = Buffer.from(output.Output, 'base64').toString('utf8')
  },
  memberType: (owner, { name }) =>
    owner.name === 'RunInstancesRequest' && name === 'UserData' ? { in: 'Uint8Array | string' } : undefined,
}
