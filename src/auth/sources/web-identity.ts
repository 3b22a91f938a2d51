import { platform } from '../../platform/index.js'
import {
  type CredentialSource,
  entryOf,
  failedSource,
  filledEntryOf,
  invalidSource,
  labelOf,
  reasonOf,
  type SourceContext,
} from '../contract/index.js'
import { assumedRole, roleSessionName } from './assumed-role.js'

/** A role that is assumed with the token in a file, as Kubernetes provides one to each pod. */
export const webIdentity: CredentialSource = (context) => {
  const file = setting(context, 'AWS_WEB_IDENTITY_TOKEN_FILE', 'web_identity_token_file')
  if (!file) return undefined
  const role = setting(context, 'AWS_ROLE_ARN', 'role_arn')
  if (!role) {
    const remedy = `set role_arn in ${labelOf(context)}${context.usesEnvironment ? ', or AWS_ROLE_ARN' : ''}`
    throw invalidSource(context, `${file.source} is set, but the role to assume is not; ${remedy}`)
  }
  const sessionSetting = setting(context, 'AWS_ROLE_SESSION_NAME', 'role_session_name')
  return async () => {
    try {
      const input = {
        RoleArn: role.value,
        RoleSessionName: sessionSetting?.value || roleSessionName(),
        WebIdentityToken: readToken(file.value),
      }
      const operation = 'AssumeRoleWithWebIdentity'
      const { region, calls } = context
      return assumedRole(await calls.call({ service: 'sts', operation, input, region, credentials: false }))
    } catch (cause) {
      const problem = `the role ${role.value} (${role.source}) could not be assumed with the token in ${file.value} (${file.source})`
      throw failedSource(context, `${problem}: ${reasonOf(cause)}`, cause)
    }
  }
}

/** As in boto3, each of the three settings is read separately, from the environment first. */
function setting(context: SourceContext, variable: string, entry: string) {
  const fromEnvironment = context.usesEnvironment ? platform.env(variable) : undefined
  if (fromEnvironment) return { value: fromEnvironment, source: variable }
  const read = entry === 'role_session_name' ? entryOf : filledEntryOf
  const value = read(context, entry)
  return value === undefined ? undefined : { value, source: `${entry} of ${labelOf(context)}` }
}

function readToken(path: string): string {
  const bytes = platform.readFile(path)
  if (!bytes) throw new Error('the file does not exist')
  return new TextDecoder().decode(bytes)
}
