import type { ServiceHooks } from './contract/index.js'
import { withEncodedUserData } from './members/index.js'

export const autoscaling: ServiceHooks = {
  ignoresTokens: () => true,
  adaptInput: ({ name }, input) =>
    name === 'CreateLaunchConfiguration' ? withEncodedUserData(input) : input,
  memberType: (owner, { name }) =>
    owner.name === 'CreateLaunchConfigurationType' && name === 'UserData'
      ? { in: 'Uint8Array | string' }
      : undefined,
}
