import type { AwsCredentialIdentity } from '@smithy/types'
import {
  type CredentialSource,
  entryOf,
  environment,
  failedSource,
  filledEntryOf,
  invalidSource,
  labelOf,
  reasonOf,
  type SourceContext,
} from '../contract/index.js'
import { assumedRole, roleSessionName } from './assumed-role.js'
import { container } from './container.js'
import { instance } from './instance.js'
import { mfaCode } from './mfa-code.js'
import { profileSources } from './profile-sources.js'

type Provider = () => Promise<AwsCredentialIdentity>

/** A provider, and its name in messages. */
interface RoleSource {
  readonly provide: Provider
  readonly label: string
}

/** By the values of `credential_source`, which are case-sensitive. */
const namedSources: ReadonlyMap<string, CredentialSource> = new Map([
  ['Environment', environment],
  ['EcsContainer', container],
  ['Ec2InstanceMetadata', instance],
])

/** A role of the profile, assumed with the credentials of another profile or of this machine. */
export const assumeRole: CredentialSource = (context) =>
  hasRole(context) ? roleProvider(context, [context.profileName]) : undefined

/** A role with a web identity token belongs to `web-identity.ts`. */
function hasRole({ shared, profileName }: SourceContext): boolean {
  const profile = shared.profiles.get(profileName)
  return profile?.has('role_arn') === true && !profile.has('web_identity_token_file')
}

function roleProvider(context: SourceContext, visited: readonly string[]): Provider {
  const role = filledEntryOf(context, 'role_arn') ?? ''
  const input = {
    RoleArn: role,
    RoleSessionName: entryOf(context, 'role_session_name'),
    ExternalId: entryOf(context, 'external_id'),
    DurationSeconds: duration(entryOf(context, 'duration_seconds')),
  }
  const serial = entryOf(context, 'mfa_serial')
  const { mfaCodeProvider } = context
  if (serial !== undefined && !mfaCodeProvider) throw needsCode(context)
  const source = sourceOf(context, visited)
  return async () => {
    const credentials = await source.provide()
    const TokenCode = serial === undefined ? undefined : await mfaCode(serial, mfaCodeProvider)
    try {
      const { region, calls } = context
      const call = { service: 'sts', operation: 'AssumeRole', region, credentials } as const
      const RoleSessionName = input.RoleSessionName || roleSessionName()
      const named = { ...input, RoleSessionName, SerialNumber: serial, TokenCode }
      return assumedRole(await calls.call({ ...call, input: named }))
    } catch (cause) {
      const problem = `the role ${role} of ${labelOf(context)} could not be assumed with the credentials of ${source.label}`
      throw failedSource(context, `${problem}: ${reasonOf(cause)}`, cause)
    }
  }
}

/** boto3 ignores a duration that is not an integer. */
function duration(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?\d+$/.test(text) ? Number(text) : undefined
}

function needsCode(context: SourceContext) {
  const problem = `${labelOf(context)} needs an MFA code (mfa_serial), and nexttoken does not prompt for it`
  return invalidSource(context, `${problem}; pass \`mfaCodeProvider\`, a function that returns it`)
}

function sourceOf(context: SourceContext, visited: readonly string[]): RoleSource {
  const credentialSource = entryOf(context, 'credential_source')
  const sourceProfile = entryOf(context, 'source_profile')
  if (credentialSource !== undefined && sourceProfile !== undefined) {
    const problem = `${labelOf(context)} has both source_profile and credential_source; remove one of them`
    throw invalidSource(context, problem)
  }
  if (credentialSource !== undefined) return namedSource(context, credentialSource)
  if (sourceProfile !== undefined) return profileSource(context, sourceProfile, visited)
  const problem = `${labelOf(context)} has role_arn, but neither source_profile nor credential_source`
  throw invalidSource(context, `${problem}; add one of them: its credentials assume the role`)
}

function namedSource(context: SourceContext, name: string): RoleSource {
  const source = namedSources.get(name)
  const where = `credential_source of ${labelOf(context)}`
  if (!source) {
    const known = [...namedSources.keys()].join(', ')
    throw invalidSource(context, `${where} is "${name}"; it must be one of ${known}`)
  }
  const provide = source({ ...context, usesEnvironment: true })
  if (!provide) throw failedSource(context, `${where} is "${name}", but that source has no credentials`)
  return { provide, label: name }
}

/** A profile may name itself if it has keys of its own. */
function profileSource(context: SourceContext, name: string, visited: readonly string[]): RoleSource {
  const source = { ...context, profileName: name, usesEnvironment: false }
  const profile = context.shared.profiles.get(name)
  if (!profile) {
    throw invalidSource(
      context,
      `source_profile of ${labelOf(context)} is "${name}", but no file has that profile`,
    )
  }
  const hasKeys = profile.has('aws_access_key_id') || profile.has('aws_secret_access_key')
  if (visited.includes(name) && !(name === context.profileName && hasKeys)) {
    const cycle = [...visited, name].map((each) => `"${each}"`).join(' → ')
    throw invalidSource(context, `these profiles form a cycle of source_profile: ${cycle}`)
  }
  if (!hasKeys && hasRole(source)) {
    return { provide: roleProvider(source, [...visited, name]), label: labelOf(source) }
  }
  for (const find of profileSources) {
    const provide = find(source)
    if (provide) return { provide, label: labelOf(source) }
  }
  const problem = `${labelOf(source)} is the source_profile of ${labelOf(context)}, but has no credentials`
  throw invalidSource(context, problem)
}
