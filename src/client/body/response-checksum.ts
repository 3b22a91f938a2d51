import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { ChecksumMode } from '../../settings/index.js'
import type { BodyCheck, FindBodyCheck, RunningHash } from '../../transport/index.js'
import { checksumHeader, knownAlgorithms, loadHash } from './checksum-algorithm.js'

/** The input with the request for a checksum of the response added, if the operation supports one. */
export function askForChecksum(operation: OperationModel, input: Structure, mode: ChecksumMode): Structure {
  const member = operation.traits.httpChecksum?.requestValidationModeMember
  if (member === undefined || mode !== 'WHEN_SUPPORTED' || input[member] != null) return input
  return { ...input, [member]: 'ENABLED' }
}

/**
 * Checks a response's body against the checksum that came with it; undefined if the input did not ask for one.
 */
export function checkChecksum(operation: OperationModel, input: Structure): FindBodyCheck | undefined {
  const { requestValidationModeMember: member, responseAlgorithms = [] } = operation.traits.httpChecksum ?? {}
  if (member === undefined || input[member] !== 'ENABLED') return undefined
  const usable = knownAlgorithms.filter((algorithm) => responseAlgorithms.includes(algorithm))
  return async (headers) => {
    for (const algorithm of usable) {
      const expected = headers[checksumHeader(algorithm)]
      // A value with a `-` is the checksum of the checksums of the upload's parts, not of the body.
      if (!expected || expected.includes('-')) continue
      const newHash = await loadHash(algorithm)
      if (newHash) return bodyCheck(algorithm, expected, newHash())
    }
    return undefined
  }
}

function bodyCheck(algorithm: string, expected: string, hash: RunningHash): BodyCheck {
  return {
    update: (chunk) => hash.update(chunk),
    async finish() {
      const actual = Buffer.from(await hash.digest()).toString('base64')
      if (actual === expected) return undefined
      return `does not match the ${algorithm} checksum in its header: it was changed on the way`
    },
  }
}
