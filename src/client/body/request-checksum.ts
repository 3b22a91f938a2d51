import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { EncodedRequest, Structure } from '../../protocols/index.js'
import type { ChecksumMode } from '../../settings/index.js'
import { knownAlgorithms } from './checksum-algorithm.js'

/** `x-amz-checksum-crc32`, but not the headers that only speak of a checksum. */
const ownChecksum = /^x-amz-checksum-(?!algorithm$|mode$|type$)/

/**
 * The algorithm of the checksum that a request's body gets, as boto3 chooses it; undefined: it gets none. One that
 * the user gave stands. Where nobody named the algorithm, the header that names it is set.
 *
 * @throws NextTokenError `NotSupported` for an algorithm that cannot be computed here.
 */
export function chooseRequestChecksum(
  operation: OperationModel,
  input: Structure,
  { encoded, mode }: { encoded: EncodedRequest; mode: ChecksumMode },
): string | undefined {
  const { httpChecksum, httpChecksumRequired } = operation.traits
  const member = httpChecksum?.requestAlgorithmMember
  const required = httpChecksumRequired || httpChecksum?.requestChecksumRequired
  if (member === undefined && !required) return undefined
  if (Object.keys(encoded.headers).some((name) => ownChecksum.test(name))) return undefined
  const named = member === undefined ? undefined : input[member]
  if (named !== undefined && named !== null) return known(String(named).toUpperCase(), operation)
  if (!required && mode !== 'WHEN_SUPPORTED') return undefined
  const header = member === undefined ? undefined : operation.input?.members.get(member)
  if (header?.location === 'header') encoded.headers[header.wireName.toLowerCase()] = 'CRC32'
  return 'CRC32'
}

function known(algorithm: string, operation: OperationModel): string {
  if (knownAlgorithms.includes(algorithm)) return algorithm
  const context = { service: operation.service.name, operation: operation.name }
  const can = `nexttoken computes ${knownAlgorithms.join(', ')}`
  const remedy = `compute it yourself and pass it in its own member (such as Checksum${algorithm})`
  throw new NextTokenError('NotSupported', `the checksum ${algorithm}: ${can}; ${remedy}`, context)
}
