import {
  configLocation,
  credentialsLocation,
  expandPath,
  resolveCaBundle,
  resolveEndpointUrl,
  SettingLookup,
} from '../../settings/index.js'
import {
  type CredentialSource,
  failedSource,
  filledEntryOf,
  labelOf,
  reasonOf,
  type SourceContext,
} from '../contract/index.js'
import { quiet } from './quiet-logger.js'

/**
 * The credentials of `aws login`. The library reads the profile by itself. For a profile name with spaces or
 * non-ASCII letters it fails, saying that it finds no `login_session`.
 */
export const login: CredentialSource = (context) => {
  if (filledEntryOf(context, 'login_session') === undefined) return undefined
  return async () => {
    try {
      return await loadLogin(context)
    } catch (cause) {
      const problem = `the login of ${labelOf(context)} (login_session) returned none: ${reasonOf(cause)}`
      throw failedSource(context, `${problem}; log in with aws login`, cause)
    }
  }
}

async function loadLogin({ shared, profileName, region, calls }: SourceContext) {
  const { fromLoginCredentials } = await import('@aws-sdk/credential-provider-login')
  const lookup = new SettingLookup(shared)
  const endpoint = resolveEndpointUrl(undefined, 'Signin', lookup)
  const provider = fromLoginCredentials({
    profile: profileName,
    configFilepath: expandPath(configLocation().path),
    filepath: expandPath(credentialsLocation().path),
    ignoreCache: true,
    logger: quiet,
    clientConfig: {
      requestHandler: calls.requestHandler(resolveCaBundle(lookup)),
      logger: quiet,
      ...(endpoint !== undefined && { endpoint }),
    },
  })
  return provider(region === undefined ? {} : { callerClientConfig: { region: async () => region } })
}
