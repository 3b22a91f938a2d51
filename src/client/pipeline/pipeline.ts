import type { HttpRequest } from '@smithy/core/protocols'
import { type CredentialCalls, RequestSigner } from '../../auth/index.js'
import { type ResolvedEndpoint, regionHint } from '../../endpoints/index.js'
import { NextTokenError } from '../../errors/index.js'
import type { OperationModel, ServiceModel } from '../../models/index.js'
import type { ListingScope } from '../../pagination/index.js'
import { platform } from '../../platform/index.js'
import {
  type EncodedRequest,
  ErrorInSuccess,
  findProtocol,
  type Protocol,
  type RawResponse,
  type Structure,
} from '../../protocols/index.js'
import { hooksOf, type ServiceHooks } from '../../services/index.js'
import { type Attempt, type Pace, Transport, type TransportResult } from '../../transport/index.js'
import { isObject } from '../../values/index.js'
import { fillFromEvents, openEvents, type ResponseMetadata, serviceRefusal } from '../answer/index.js'
import {
  askForChecksum,
  checkChecksum,
  compressBody,
  crc32Check,
  type PreparedBody,
  prepareBody,
  readUnsignable,
} from '../body/index.js'
import {
  type CallOptions,
  type ClientConfig,
  type ClientSettings,
  resolveClientSettings,
} from '../config/index.js'
import { EndpointDiscovery, findEndpoint, RegionalEndpoints, WrongRegion } from '../destination/index.js'
import { addPresignedUrl, type PresignOptions, presignedRequest } from '../presign/index.js'
import {
  buildRequest,
  fillLists,
  operationPlan,
  prepareInput,
  refuseUnsupported,
  traceHeader,
} from '../request/index.js'
import { validateInput } from '../validation/index.js'
import { OperationPaces } from './operation-paces.js'
import { ServiceSessions } from './service-sessions.js'

/** What a client's first call settles, for all later ones. */
interface Settled {
  readonly settings: ClientSettings
  readonly endpoints: RegionalEndpoints
  readonly discovery: EndpointDiscovery
  readonly signer: RequestSigner
  readonly sessions: ServiceSessions | undefined
  readonly transport: Transport
  /** undefined where the configuration wants none. */
  readonly paces: OperationPaces | undefined
}

/** One call on its way. */
interface Call {
  readonly operation: OperationModel
  /** As the caller gave it. */
  readonly given: Structure
  /** As it is sent. */
  readonly input: Structure
  readonly encoded: EncodedRequest
  readonly body: PreparedBody
  readonly options: CallOptions
  readonly pace: Pace | Promise<Pace> | undefined
}

/** What every call of one client goes through, from top to bottom. */
export class Pipeline {
  readonly #protocol: Protocol
  readonly #hooks: ServiceHooks
  readonly #crc32Check: ReturnType<typeof crc32Check>
  #settled: Promise<Settled> | undefined

  constructor(
    private readonly model: ServiceModel,
    private readonly config: ClientConfig,
    private readonly credentialCalls: CredentialCalls,
  ) {
    this.#protocol = findProtocol(model)
    this.#hooks = hooksOf(model.metadata.serviceId)
    this.#crc32Check = crc32Check(this.#hooks.crc32Header)
  }

  async call(
    operation: OperationModel,
    given: Structure,
    options: CallOptions,
    kind?: 'page',
  ): Promise<Structure> {
    refuseUnsupported(operation)
    const prepared = await readUnsignable(operation, await this.#prepare(operation, given))
    const settled = await this.#settle()
    const { checksums, compression } = settled.settings
    const input = askForChecksum(operation, prepared, checksums.response)
    const encoded = await this.#encode(operation, input)
    await this.#presignCopy(settled, operation, { input, encoded })
    await compressBody(operation, encoded, compression)
    const { request: mode, signsPayload } = checksums
    const body = await prepareBody(operation, input, { encoded, mode, signsPayload })
    const pace = kind === 'page' ? settled.paces?.of(operation) : undefined
    const call = { operation, given, input, encoded, body, options, pace }
    const result = await this.#sendHome(settled, call)
    const output = await fillFromEvents(operation, result.value)
    return { ...fillLists(operation, output), $metadata: metadataOf(result) }
  }

  async presign(operation: OperationModel, given: Structure, options: PresignOptions): Promise<string> {
    refuseUnsupported(operation)
    const input = await this.#prepare(operation, given)
    const settled = await this.#settle()
    const endpoint = await this.#findEndpoint(settled, operation, input)
    const encoded = await this.#encode(operation, input)
    const request = presignedRequest(operation, { encoded, endpoint }, options)
    return settled.signer.presign(request, { operation, endpoint }, options.expiresIn ?? 3600)
  }

  /** Where calls go and whose they are, as far as the configuration and the credentials tell. */
  async where(): Promise<ListingScope> {
    const { settings } = await this.#settle()
    const { credentials } = settings
    // Without credentials the first page fails, and says why.
    const identity = credentials && (await credentials().catch(() => undefined))
    return { region: settings.endpoint.region, account: identity ? identity.accountId : undefined }
  }

  destroy(): void {
    void this.#settled?.then(({ transport }) => transport.destroy()).catch(() => {})
    this.#settled = undefined
  }

  async #prepare(operation: OperationModel, given: Structure): Promise<Structure> {
    const { adaptInput, checkInput } = this.#hooks
    const input = isObject(given) ? ((await adaptInput?.(operation, given)) ?? given) : given
    if (this.config.parameterValidation !== false) validateInput(operation, input, checkInput)
    return prepareInput(operation, input)
  }

  async #encode(operation: OperationModel, input: Structure): Promise<EncodedRequest> {
    const encoded = this.#protocol.encodeRequest(operation, input)
    await this.#hooks.adaptRequest?.(operation, encoded)
    return encoded
  }

  #findEndpoint(settled: Settled, operation: OperationModel, input: Structure): Promise<ResolvedEndpoint> {
    const describe = (describing: OperationModel) => this.call(describing, {}, {})
    return findEndpoint({ ...settled, hooks: this.#hooks, describe }, operation, input)
  }

  async #presignCopy(
    { endpoints, settings, signer }: Settled,
    operation: OperationModel,
    { input, encoded }: Pick<Call, 'input' | 'encoded'>,
  ): Promise<void> {
    const copy = this.#hooks.presignedCopy?.(operation, input)
    if (!copy) return
    const endpoint = endpoints.in(copy.from).resolve(operation, input)
    const presign = (there: EncodedRequest) => {
      const request = presignedRequest(operation, { encoded: there, endpoint }, { method: 'GET' })
      return signer.presign(request, { operation, endpoint }, 3600)
    }
    await addPresignedUrl(encoded, copy, { region: settings.endpoint.region, presign })
  }

  /** Calls the operation that opens a session. */
  #open(name: string, input: Structure): Promise<Structure> {
    const operation = this.model.operation(name)
    if (operation) return this.call(operation, input, {})
    const problem = `the model has no ${name}, by which calls like this one are signed`
    throw new NextTokenError('NotSupported', problem, { service: this.model.name })
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
    const settings = resolveClientSettings(this.config, this.model, this.credentialCalls)
    return {
      settings,
      endpoints: new RegionalEndpoints(settings.endpoint),
      discovery: new EndpointDiscovery(),
      signer: new RequestSigner(settings.credentials, settings.token),
      sessions: this.#hooks.sessions && new ServiceSessions(this.model, this.#hooks.sessions),
      transport: new Transport({ ...this.config, ...settings.retry }, settings.network),
      paces: this.config.governor === false ? undefined : new OperationPaces(settings),
    }
  }

  /** Sends a call, and where the service says that it belongs to another region, sends it there. */
  async #sendHome(settled: Settled, call: Call): Promise<TransportResult<Structure>> {
    const startedAt = platform.elapsed()
    try {
      // A body that was read is gone: the service's own refusal, which names the region, is all there is to tell.
      return await this.#send(settled, call, call.body.repeatable)
    } catch (error) {
      const scope = this.#hooks.regions?.scope(call.input)
      if (!(error instanceof WrongRegion) || scope === undefined) throw error
      settled.endpoints.remember(scope, error.region)
      const options = withTimeLeft(call.options, platform.elapsed() - startedAt)
      const result = await this.#send(settled, { ...call, options }, false)
      return { ...result, attempts: error.attempts + result.attempts }
    }
  }

  /**
   * `isFirst`: the call may yet be sent elsewhere. What the endpoint and the signature wait for (credentials, a session,
   * the service's word on its hosts) is waited for within the call's signal and timeout.
   */
  #send(settled: Settled, call: Call, isFirst: boolean): Promise<TransportResult<Structure>> {
    const { settings, signer, sessions, transport } = settled
    const { operation, input, encoded, body, options, pace } = call
    let endpoint: ResolvedEndpoint | undefined
    const { headers, streamsResponse, logPath, idempotent } = operationPlan(operation)
    return transport.send({
      service: this.model.name,
      operation: operation.name,
      prepare: async (attempt: Attempt): Promise<HttpRequest> => {
        endpoint ??= await this.#findEndpoint(settled, operation, input)
        const request = buildRequest(encoded, endpoint, { ...headers, ...traceHeader(), ...attempt.headers })
        if (body.open) request.body = body.open()
        const { clockOffset } = attempt
        const session = sessions && (() => sessions.credentials(input, (name, its) => this.#open(name, its)))
        return signer.sign(request, { operation, endpoint, clockOffset, session })
      },
      receive: (response, attempt) => this.#receive(call, response, { attempt, isFirst }),
      streamsResponse,
      checkBody: checkChecksum(operation, input) ?? this.#crc32Check,
      repeatable: body.repeatable,
      idempotent,
      pace,
      logPath,
      hostHint:
        settings.endpoint.endpoint === undefined ? () => regionHint(settings.endpoint.region) : undefined,
      signal: options.signal,
      timeout: options.timeout,
    })
  }

  #receive(call: Call, received: RawResponse, { attempt, isFirst }: Receiving): Structure {
    const { operation, given } = call
    const response = this.#hooks.adaptResponse?.(operation, received) ?? received
    if (response.statusCode >= 300) return this.#refuse(call, response, { attempt, isFirst })
    try {
      const output = this.#protocol.decodeResponse(operation, response, { roots: this.#hooks.answerRoots })
      this.#hooks.adaptOutput?.(operation, output, { given, response: received })
      openEvents(operation, output, { protocol: this.#protocol, response, attempts: attempt.number })
      return output
    } catch (error) {
      if (!(error instanceof ErrorInSuccess)) throw error
      return this.#refuse(call, error.refusal, { attempt, isFirst })
    }
  }

  #refuse(call: Call, response: RawResponse, { attempt, isFirst }: Receiving): never {
    const { operation, given } = call
    const decoded = this.#protocol.decodeError(operation, response)
    this.#hooks.adaptError?.(operation, decoded)
    const mayMove = isFirst && call.body.repeatable
    const region = mayMove ? this.#hooks.regions?.regionOf(operation, decoded, response) : undefined
    if (region !== undefined) throw new WrongRegion(region, attempt.number)
    const { statusCode } = response
    throw serviceRefusal(operation, decoded, { statusCode, attempts: attempt.number, input: given })
  }
}

interface Receiving {
  readonly attempt: Attempt
  readonly isFirst: boolean
}

/** The limit of a call counts for all that it sends. */
function withTimeLeft(options: CallOptions, spent: number): CallOptions {
  const { timeout } = options
  return timeout === undefined ? options : { ...options, timeout: Math.max(1, timeout - spent) }
}

function metadataOf(result: TransportResult<Structure>): ResponseMetadata {
  return {
    httpStatusCode: result.statusCode,
    requestId: result.requestId,
    extendedRequestId: result.headers['x-amz-id-2'],
    attempts: result.attempts,
    throttles: result.throttles,
    totalRetryDelay: result.totalRetryDelay,
  }
}
