import { platform } from '../../platform/index.js'
import { assumedRole, sessionName } from './assumed-role.js'
import {
  type CredentialSource,
  entryOf,
  failedSource,
  filledEntryOf,
  invalidSource,
  labelOf,
  reasonOf,
  type SourceContext,
} from './credential-source.js'

/** A role that is assumed by the token in a file, as Kubernetes gives one to each pod. */
export const webIdentity: CredentialSource = (context) => {
  const file = setting(context, 'AWS_WEB_IDENTITY_TOKEN_FILE', 'web_identity_token_file')
  if (!file) return undefined
  const role = setting(context, 'AWS_ROLE_ARN', 'role_arn')
  if (!role) {
    const remedy = `set role_arn in ${labelOf(context)}${context.usesEnvironment ? ', or AWS_ROLE_ARN' : ''}`
    throw invalidSource(context, `${file.source} is set, and the role to assume is not; ${remedy}`)
  }
  const session = setting(context, 'AWS_ROLE_SESSION_NAME', 'role_session_name')
  return async () => {
    try {
      const input = {
        RoleArn: role.value,
        RoleSessionName: session?.value || sessionName(),
        WebIdentityToken: readToken(file.value),
      }
      const operation = 'AssumeRoleWithWebIdentity'
      const { region, calls } = context
      return assumedRole(await calls.call({ service: 'sts', operation, input, region, credentials: false }))
    } catch (cause) {
      const problem = `the role ${role.value} (${role.source}) was not assumed with the token in ${file.value} (${file.source})`
      throw failedSource(context, `${problem}: ${reasonOf(cause)}`, cause)
    }
  }
}

/** boto3 looks at each of the three by itself, the environment first. */
function setting(context: SourceContext, variable: string, entry: string) {
  const given = context.usesEnvironment ? platform.env(variable) : undefined
  if (given) return { value: given, source: variable }
  const read = entry === 'role_session_name' ? entryOf : filledEntryOf
  const value = read(context, entry)
  return value === undefined ? undefined : { value, source: `${entry} of ${labelOf(context)}` }
}

function readToken(path: string): string {
  const bytes = platform.readFile(path)
  if (!bytes) throw new Error('there is no such file')
  return new TextDecoder().decode(bytes)
}
