import { platform } from '../../platform/index.js'
import { type CredentialsProvider, SettingLookup } from '../../settings/index.js'
import { type CredentialSource, failedSource, reasonOf, type SourceContext } from '../contract/index.js'
import { quiet } from './quiet-logger.js'

/** The role of the EC2 instance. It is tried on every machine, unless AWS_EC2_METADATA_DISABLED is `true`. */
export const instance: CredentialSource = (context) => {
  if (platform.env('AWS_EC2_METADATA_DISABLED')?.toLowerCase() === 'true') return undefined
  let provider: CredentialsProvider | undefined
  return async () => {
    try {
      // Kept, because the library returns the last credentials if the service fails.
      provider ??= await load(context)
      return await provider()
    } catch (cause) {
      throw failedSource(context, `the instance metadata service returned none: ${reasonOf(cause)}`, cause)
    }
  }
}

async function load({ shared, profileName }: SourceContext): Promise<CredentialsProvider> {
  const { fromInstanceMetadata } = await import('@smithy/credential-provider-imds')
  const lookup = new SettingLookup(shared)
  const number = (name: string) => {
    const found = lookup.find({ variables: [`AWS_${name.toUpperCase()}`], entry: name })
    const value = Number(found?.value)
    return Number.isFinite(value) && value > 0 ? value : 1
  }
  return fromInstanceMetadata({
    logger: quiet,
    profile: profileName,
    timeout: number('metadata_service_timeout') * 1000,
    maxRetries: number('metadata_service_num_attempts') - 1,
  })
}
