import { platform } from '../../platform/index.js'
import { type CredentialSource, identityOf, invalidSource, type SourceContext } from './credential-source.js'

/** The keys in the environment. AWS_SECURITY_TOKEN is the old name of AWS_SESSION_TOKEN; boto3 reads both. */
export const environment: CredentialSource = (context) => {
  if (!context.usesEnvironment || !platform.env('AWS_ACCESS_KEY_ID')) return undefined
  const provide = () => {
    const accessKeyId = platform.env('AWS_ACCESS_KEY_ID')
    const secretAccessKey = platform.env('AWS_SECRET_ACCESS_KEY')
    if (!accessKeyId) throw incompletePair(context, 'AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID')
    if (!secretAccessKey) throw incompletePair(context, 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY')
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

/** A secret without its key. boto3 ignores it; the call would then be signed with the machine's role. */
export const incompleteEnvironment: CredentialSource = (context) => {
  if (!context.usesEnvironment || !platform.env('AWS_SECRET_ACCESS_KEY')) return undefined
  throw incompletePair(context, 'AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID')
}

function incompletePair(context: SourceContext, present: string, missing: string) {
  return invalidSource(
    context,
    `${present} is set in the environment, but ${missing} is not; set both or neither`,
  )
}
