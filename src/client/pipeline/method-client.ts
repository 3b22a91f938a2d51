import { HttpRequest } from '@smithy/core/protocols'
import { chooseAuthScheme, textSigner } from '../../auth/index.js'
import type { ResolvedEndpoint } from '../../endpoints/index.js'
import { type ErrorContext, NextTokenError } from '../../errors/index.js'
import { findOperation, type OperationModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'
import type { MethodClient } from '../../services/index.js'
import type { CallContext } from './call-context.js'

/** How the client makes the request of a call, without sending it. */
type Prepare = (
  operation: OperationModel,
  input: Structure,
) => Promise<{ readonly request: HttpRequest; readonly endpoint: ResolvedEndpoint }>

/**
 * What a method of a service gets from its client.
 *
 * @throws NextTokenError `InvalidConfiguration` for a client without credentials: what these methods return is signed.
 */
export function methodClient(
  { service: { model }, client: { settings, signer } }: CallContext,
  prepare: Prepare,
  errorContext: ErrorContext,
): MethodClient {
  const { credentials } = settings
  if (!credentials) {
    const problem = 'the result is signed, but this client has `credentials: false`; pass credentials'
    throw new NextTokenError('InvalidConfiguration', problem, errorContext)
  }
  return {
    region: settings.endpoint.region,
    errorContext,
    async destination(name, input) {
      const operation = findOperation(model, name)
      const { request, endpoint } = await prepare(operation, input)
      const scheme = chooseAuthScheme(operation, endpoint, { isUrl: true })
      const { signingRegion: region, signingName } = scheme ?? endpoint
      return { url: urlOf(request), scope: { region, name: signingName } }
    },
    async presign(url, { region, name }, expiresIn) {
      const scope = { signingRegion: region, signingService: name, isS3: false }
      return signer.presignFor(requestOf(new URL(url)), scope, expiresIn)
    },
    textSigner: async (scope) => textSigner(await credentials(), scope, platform.now()),
  }
}

function urlOf({ protocol, hostname, port, path }: HttpRequest): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`
}

function requestOf({ protocol, hostname, port, host, pathname, searchParams }: URL): HttpRequest {
  return new HttpRequest({
    protocol,
    hostname,
    port: port === '' ? undefined : Number(port),
    path: pathname,
    method: 'GET',
    query: Object.fromEntries(searchParams),
    headers: { host },
  })
}
