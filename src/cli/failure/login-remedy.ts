import type { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { loadSharedConfig, type SharedConfig } from '../../settings/index.js'
import { optionIn } from '../options/index.js'
import { shellWord } from './shell-word.js'

/** Codes of a service that does not accept the credentials, or no longer. */
const refused: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'TokenRefreshRequired',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'AuthFailure',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'MissingSecurityHeader',
])

/** Whether other credentials are what helps. */
export function isAboutLogin({ code }: NextTokenError): boolean {
  return code === 'MissingCredentials' || refused.has(code)
}

/** Which profile the credentials came from, and the command that gets new ones. */
export function loginRemedy(argv: readonly string[]): string {
  const shared = sharedConfig(optionIn(argv, 'profile'))
  if (!shared) return 'Log in with aws login, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'
  const { profileName, namedBy, profile, label } = shared
  const ofEnvironment = namedBy !== 'profile' && Boolean(platform.env('AWS_ACCESS_KEY_ID'))
  if (ofEnvironment) {
    return 'The credentials come from AWS_ACCESS_KEY_ID: set new ones (AWS_SESSION_TOKEN too), or pass --profile.'
  }
  const option = profileName === 'default' ? '' : ` --profile ${shellWord(profileName)}`
  const has = (entry: string) => profile.has(entry)
  if (has('sso_session') || has('sso_start_url')) return `Log in to ${label} with: aws sso login${option}`
  if (has('login_session')) return `Log in to ${label} with: aws login${option}`
  if (has('credential_process')) return `Check the program of credential_process in ${label}.`
  if (has('role_arn')) return `Check the credentials of the source of ${label}, which assumes a role.`
  if (has('aws_access_key_id'))
    return `Replace the access key of ${label} (aws configure${option}), or log in with: aws login${option}`
  const others = [...shared.profiles.keys()].filter((name) => name !== profileName)
  const other = others.length > 0 ? `, or pass --profile (${others.slice(0, 8).join(', ')})` : ''
  return `${capital(label)} has no credentials: log in with aws login${option} or aws sso login${option}${other}. --no-sign-request sends none.`
}

/** A broken file is not this error's topic. */
function sharedConfig(profile: string | undefined): SharedConfig | undefined {
  try {
    return loadSharedConfig(profile)
  } catch {
    return undefined
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
