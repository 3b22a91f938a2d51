import type { HttpRequest } from '@smithy/core/protocols'
import { type ClientSettings, RequestSigner, resolveSettings } from '../auth/index.js'
import { EndpointResolver, type ResolvedEndpoint } from '../endpoints/index.js'
import type { OperationModel, ServiceModel } from '../models/index.js'
import { compileJmespath } from '../pagination/index.js'
import {
  type EncodedRequest,
  findProtocol,
  type Protocol,
  type RawResponse,
  type Structure,
} from '../protocols/index.js'
import { hooksOf, type ServiceHooks } from '../services/index.js'
import { type Attempt, Transport, type TransportResult } from '../transport/index.js'
import { buildRequest } from './build-request.js'
import type { CallOptions } from './call-options.js'
import type { ClientConfig } from './client-config.js'
import { fillLists } from './fill-lists.js'
import type { ResponseMetadata } from './output.js'
import { prepareInput } from './prepare-input.js'
import { refuseUnsupported } from './refuse-unsupported.js'
import { serviceRefusal } from './service-refusal.js'
import { userAgent } from './user-agent.js'
import { validateInput } from './validation/validate-input.js'

/** What a client's first call settles, for all later ones. */
interface Settled {
  readonly settings: ClientSettings
  readonly endpoints: EndpointResolver
  readonly signer: RequestSigner
  readonly transport: Transport
}

/** One call on its way. */
interface Call {
  readonly operation: OperationModel
  readonly encoded: EncodedRequest
  readonly endpoint: ResolvedEndpoint
  readonly options: CallOptions
}

/** What every call of one client goes through, from top to bottom. */
export class Pipeline {
  readonly #protocol: Protocol
  readonly #hooks: ServiceHooks
  #settled: Promise<Settled> | undefined

  constructor(
    private readonly model: ServiceModel,
    private readonly config: ClientConfig,
  ) {
    this.#protocol = findProtocol(model)
    this.#hooks = hooksOf(model.metadata.serviceId)
  }

  async call(operation: OperationModel, given: Structure, options: CallOptions): Promise<Structure> {
    refuseUnsupported(operation)
    if (this.config.parameterValidation !== false) validateInput(operation, given)
    const prepared = prepareInput(operation, given)
    const input = this.#hooks.adaptInput?.(operation, prepared) ?? prepared
    const settled = await this.#settle()
    const endpoint = await resolveEndpoint(settled, operation, input)
    const encoded = this.#protocol.encodeRequest(operation, input)
    this.#hooks.adaptRequest?.(operation, encoded)
    const result = await this.#send(settled, { operation, encoded, endpoint, options })
    return { ...fillLists(operation, result.value), $metadata: metadataOf(result) }
  }

  destroy(): void {
    void this.#settled?.then(({ transport }) => transport.destroy()).catch(() => {})
    this.#settled = undefined
  }

  /** A failure to settle is not kept: what was missing may be there at the next call. */
  #settle(): Promise<Settled> {
    this.#settled ??= this.#readConfiguration().catch((error: unknown) => {
      this.#settled = undefined
      throw error
    })
    return this.#settled
  }

  async #readConfiguration(): Promise<Settled> {
    const settings = await resolveSettings(this.config, this.model)
    return {
      settings,
      endpoints: new EndpointResolver(settings.endpoint, (expression, data) =>
        compileJmespath(expression)(data),
      ),
      signer: new RequestSigner(settings.credentials),
      transport: new Transport({ ...this.config, ...settings.retry }),
    }
  }

  #send({ signer, transport }: Settled, call: Call): Promise<TransportResult<Structure>> {
    const { operation, encoded, endpoint, options } = call
    return transport.send({
      service: this.model.name,
      operation: operation.name,
      prepare: (attempt: Attempt): Promise<HttpRequest> => {
        const request = buildRequest(encoded, endpoint, { 'user-agent': userAgent, ...attempt.headers })
        return signer.sign(request, { operation, endpoint, clockOffset: attempt.clockOffset })
      },
      receive: (response, attempt) => this.#receive(operation, response, attempt),
      logPath: hasSecretPath(operation) ? operation.http.requestUri : undefined,
      signal: options.signal,
      timeout: options.timeout,
    })
  }

  #receive(operation: OperationModel, response: RawResponse, attempt: Attempt): Structure {
    if (response.statusCode < 300) return this.#protocol.decodeResponse(operation, response)
    const decoded = this.#protocol.decodeError(operation, response)
    throw serviceRefusal(operation, decoded, { statusCode: response.statusCode, attempts: attempt.number })
  }
}

/** Some services have the account in the host; credentials are asked for it only where the rules want it. */
async function resolveEndpoint(
  { endpoints, settings }: Settled,
  operation: OperationModel,
  input: Structure,
): Promise<ResolvedEndpoint> {
  const wantsAccount = takesAccount(operation) && settings.endpoint.accountIdEndpointMode !== 'disabled'
  const identity = wantsAccount && settings.credentials ? await settings.credentials() : undefined
  return endpoints.resolve(operation, input, identity?.accountId)
}

function takesAccount({ service }: OperationModel): boolean {
  const parameters: object[] = Object.values(service.description.endpointRuleSet?.parameters ?? {})
  return parameters.some(
    (parameter) => 'builtIn' in parameter && parameter.builtIn === 'AWS::Auth::AccountId',
  )
}

/** A path with a sensitive label in it is logged as its template. */
function hasSecretPath({ input }: OperationModel): boolean {
  return [...(input?.members.values() ?? [])].some((member) => member.location === 'uri' && member.sensitive)
}

function metadataOf(result: TransportResult<Structure>): ResponseMetadata {
  return {
    httpStatusCode: result.statusCode,
    requestId: result.requestId,
    extendedRequestId: result.headers['x-amz-id-2'],
    attempts: result.attempts,
    totalRetryDelay: result.totalRetryDelay,
  }
}
