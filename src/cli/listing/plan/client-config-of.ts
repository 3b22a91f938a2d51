import type { ClientConfig } from '../../../client/index.js'
import { type OwnOptions, UsageError } from '../../options/index.js'
import type { Io } from '../../terminal/index.js'
import { askForCode } from './ask-for-code.js'

const milliseconds = 1000

/**
 * The configuration of a client from the options of the command line.
 *
 * @throws UsageError for `--no-verify-ssl`.
 */
export function clientConfigOf(own: OwnOptions, io: Io): ClientConfig {
  if (own['no-verify-ssl']) {
    throw new UsageError(
      [
        '--no-verify-ssl is not supported: anyone on the way could read the credentials and change every answer',
      ],
      'Pass --ca-bundle FILE with the certificate of your proxy or endpoint, in PEM.',
    )
  }
  // The calls that get credentials need it too, and they read the variable.
  if (own['ca-bundle'] !== undefined) io.env.AWS_CA_BUNDLE = own['ca-bundle']
  const connect = own['cli-connect-timeout']
  const read = own['cli-read-timeout']
  const limits = {
    ...(connect !== undefined && { connectionTimeout: connect * milliseconds }),
    ...(read !== undefined && { socketTimeout: read * milliseconds }),
  }
  return {
    region: own.region,
    profile: own.profile,
    endpoint: own['endpoint-url'],
    mfaCodeProvider: askForCode(io),
    ...(own['no-sign-request'] && { credentials: false }),
    ...(Object.keys(limits).length > 0 && { requestHandler: limits }),
  }
}
