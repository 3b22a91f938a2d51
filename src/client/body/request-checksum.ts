import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { ChecksumMode } from '../../settings/index.js'
import { knownAlgorithms } from './checksum-algorithm.js'
import type { OutgoingRequest } from './outgoing-request.js'

/** `x-amz-checksum-crc32`, but not the headers that only describe a checksum. */
const ownChecksum = /^x-amz-checksum-(?!algorithm$|mode$|type$)/

/** The checksum that a request's body needs. */
export interface RequestChecksum {
  /** Such as `CRC32`. */
  readonly algorithm: string
  /** Headers that name the algorithm to the service, if the input does not. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * The checksum of a request's body, chosen as boto3 chooses it; undefined for none. A checksum that the user
 * passed is kept.
 *
 * @throws NextTokenError `NotSupported` for an algorithm that nexttoken does not compute.
 */
export function requestChecksum(
  operation: OperationModel,
  input: Structure,
  { request, mode }: { request: OutgoingRequest; mode: ChecksumMode },
): RequestChecksum | undefined {
  const { httpChecksum, httpChecksumRequired } = operation.traits
  const member = httpChecksum?.requestAlgorithmMember
  const required = httpChecksumRequired || httpChecksum?.requestChecksumRequired
  if (member === undefined && !required) return undefined
  if (Object.keys(request.headers).some((name) => ownChecksum.test(name))) return undefined
  const named = member === undefined ? undefined : input[member]
  if (named !== undefined && named !== null)
    return { algorithm: known(String(named).toUpperCase(), operation), headers: {} }
  if (!required && mode !== 'WHEN_SUPPORTED') return undefined
  const header = member === undefined ? undefined : operation.input?.members.get(member)
  const headers = header?.location === 'header' ? { [header.wireName.toLowerCase()]: 'CRC32' } : {}
  return { algorithm: 'CRC32', headers }
}

function known(algorithm: string, operation: OperationModel): string {
  if (knownAlgorithms.includes(algorithm)) return algorithm
  const problem =
    `nexttoken does not compute the checksum ${algorithm}, only ${knownAlgorithms.join(', ')}; ` +
    `compute it yourself and pass it in its own member (such as Checksum${algorithm})`
  throw new NextTokenError('NotSupported', problem, operation.errorContext)
}
