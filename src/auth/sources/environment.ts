import { platform } from '../../platform/index.js'
import { type CredentialSource, identityOf, invalidSource, type SourceContext } from './credential-source.js'

/** The keys of the environment, by boto3's variables: AWS_SECURITY_TOKEN is the old name of AWS_SESSION_TOKEN. */
export const environment: CredentialSource = (context) => {
  if (!context.usesEnvironment || !platform.env('AWS_ACCESS_KEY_ID')) return undefined
  const provide = () => {
    const accessKeyId = platform.env('AWS_ACCESS_KEY_ID')
    const secretAccessKey = platform.env('AWS_SECRET_ACCESS_KEY')
    if (!accessKeyId) throw halfPair(context, 'AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID')
    if (!secretAccessKey) throw halfPair(context, 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY')
    const expiration = new Date(platform.env('AWS_CREDENTIAL_EXPIRATION') ?? Number.NaN)
    return identityOf(accessKeyId, secretAccessKey, {
      sessionToken: platform.env('AWS_SECURITY_TOKEN') || platform.env('AWS_SESSION_TOKEN'),
      accountId: platform.env('AWS_ACCOUNT_ID'),
      expiration: Number.isNaN(expiration.getTime()) ? undefined : expiration,
    })
  }
  provide()
  return async () => provide()
}

/** The other half alone. boto3 passes over it; the call would be signed as the machine's role then. */
export const environmentSecretAlone: CredentialSource = (context) => {
  if (!context.usesEnvironment || !platform.env('AWS_SECRET_ACCESS_KEY')) return undefined
  throw halfPair(context, 'AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID')
}

function halfPair(context: SourceContext, there: string, missing: string) {
  return invalidSource(
    context,
    `${there} is set in the environment and ${missing} is not; set both or neither`,
  )
}
