import type { CredentialCall, CredentialCalls } from '../../auth/index.js'
import { findOperation, loadModel } from '../../models/index.js'
import { networkHandler } from '../../transport/index.js'
import type { ClientConfig } from '../config/index.js'
import { Pipeline } from './pipeline.js'

/**
 * How credentials are fetched from STS and SSO: each call by a client of its own, with the network settings of
 * the client that needs the credentials. `signal` aborts all of them.
 */
export function credentialCalls(
  { profile, requestHandler, transport, logger, wire }: ClientConfig,
  signal?: AbortSignal,
): CredentialCalls {
  const shared = { profile, requestHandler, transport, logger, wire }
  return {
    async call({ service, operation, input, region, credentials }: CredentialCall) {
      const model = loadModel(service)
      const config = { ...shared, region, credentials }
      const pipeline = new Pipeline(model, config, credentialCalls(config, signal))
      try {
        return await pipeline.call(findOperation(model, operation), input, { signal })
      } finally {
        // Agents that the user passed are not ours to close.
        if (requestHandler === undefined) pipeline.destroy()
      }
    },
    requestHandler: (ca) => networkHandler(shared, { ca }),
  }
}
