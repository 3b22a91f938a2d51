import { platform } from '../../platform/index.js'
import { type CredentialSource, failedSource, reasonOf } from '../contract/index.js'
import { quiet } from './quiet-logger.js'

/** The role of an ECS or EKS container, from the address in the environment. */
export const container: CredentialSource = (context) => {
  const variables = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI']
  const variable = variables.find((name) => platform.env(name))
  if (variable === undefined) return undefined
  return async () => {
    try {
      const { fromHttp } = await import('@aws-sdk/credential-provider-http')
      return await fromHttp({ logger: quiet })()
    } catch (cause) {
      const problem = `the container's credentials, at the address in ${variable}, could not be fetched`
      throw failedSource(context, `${problem}: ${reasonOf(cause)}`, cause)
    }
  }
}
