import { AwsClient, type CallOptions } from '../../client/index.js'
import { NextTokenError } from '../../errors/index.js'
import type { Structure } from '../../protocols/index.js'
import { getMember, isObjectOrList } from '../../values/index.js'

/** When bodies get checksums, as the client is configured. */
export type ChecksumModes = Awaited<ReturnType<typeof AwsClient.checksumModes>>

/** The calls of a transfer. */
export interface S3Calls {
  call(operation: string, input: Structure, options?: CallOptions): Promise<Structure>
  /** The names of the members that an operation takes. */
  membersOf(operation: string): ReadonlySet<string>
  /** The members of an input that an operation takes. */
  pick(operation: string, input: Structure): Structure
  checksumModes(): Promise<ChecksumModes>
}

interface CallingClient {
  call(operation: string, input: Structure, options: CallOptions): Promise<Structure>
  describe(operation: string): { readonly input: object }
}

/**
 * The calls of a client.
 *
 * @throws NextTokenError `InvalidConfiguration` for anything but a client of S3.
 */
export function callsOf(client: unknown, taker: string): S3Calls {
  if (!isS3Client(client)) throw notS3(client, taker)
  const known = new Map<string, ReadonlySet<string>>()
  const membersOf = (operation: string) => {
    const members = known.get(operation) ?? new Set(Object.keys(client.describe(operation).input))
    known.set(operation, members)
    return members
  }
  return {
    call: (operation, input, options = {}) => client.call(operation, input, options),
    membersOf,
    pick: (operation, input) => {
      const members = membersOf(operation)
      return Object.fromEntries(Object.entries(input).filter(([name]) => members.has(name)))
    },
    checksumModes: () => AwsClient.checksumModes(client),
  }
}

/** A model of the user's own may have S3's operations too. */
function isS3Client(client: unknown): client is CallingClient {
  if (!isObjectOrList(client)) return false
  const { operations } = client
  return (
    Array.isArray(operations) &&
    ['PutObject', 'GetObject', 'CreateMultipartUpload'].every((name) => operations.includes(name)) &&
    typeof getMember(client, 'call') === 'function'
  )
}

function notS3(client: unknown, taker: string): NextTokenError {
  const made = "pass client('s3')"
  const problem = `${taker} a client of S3, got ${nameOf(client)}; ${made}`
  return new NextTokenError('InvalidConfiguration', problem)
}

function nameOf(client: unknown): string {
  if (!isObjectOrList(client)) return client === null ? 'null' : typeof client
  const { name } = Object(getMember(client, 'constructor'))
  const isOfSdk = typeof getMember(client, 'send') === 'function' && getMember(client, 'middlewareStack')
  return isOfSdk ? `the AWS SDK's ${String(name)}` : `an object of the class ${String(name)}`
}
