import type { ServiceHooks } from './service-hooks.js'
import { withEncodedUserData } from './user-data.js'

export const autoscaling: ServiceHooks = {
  adaptInput: ({ name }, input) =>
    name === 'CreateLaunchConfiguration' ? withEncodedUserData(input) : input,
  memberType: (owner, { name }) =>
    owner.name === 'CreateLaunchConfigurationType' && name === 'UserData'
      ? { in: 'Uint8Array | string' }
      : undefined,
}
