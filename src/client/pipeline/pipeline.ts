import type { CredentialCalls } from '../../auth/index.js'
import type { OperationModel, ServiceModel } from '../../models/index.js'
import type { ListingScope } from '../../pagination/index.js'
import type { Structure } from '../../protocols/index.js'
import type { Pace } from '../../transport/index.js'
import { isObject } from '../../values/index.js'
import type { Output } from '../answer/index.js'
import {
  askForChecksum,
  compressBody,
  type OutgoingRequest,
  prepareBody,
  readUnsignable,
} from '../body/index.js'
import type { CallOptions, ClientConfig } from '../config/index.js'
import type { SettledPage } from '../listing/index.js'
import { type PresignOptions, presignedRequest, withPresignedUrl } from '../presign/index.js'
import { fillLists, operationPlan, prepareInput, refuseEventInput } from '../request/index.js'
import { validateInput } from '../validation/index.js'
import { type AdaptPace, adaptedPace } from './adapt-pace.js'
import { type CallContext, endpointOf } from './call-context.js'
import { ListingCalls } from './listing-calls.js'
import type { PreparedCall } from './prepared-call.js'
import { type ResolvedClient, resolveClient } from './resolved-client.js'
import { sendCall } from './send-call.js'
import { type KnownService, knownService, serviceContext } from './service-context.js'
import { type StandIn, serviceStandIns } from './stand-in.js'
import { withMetadata } from './with-metadata.js'

/** A call, as the caller made it. */
interface CallerCall {
  readonly input: Structure
  readonly options: CallOptions
  /** For a page of a listing. */
  readonly page?: {
    paceOf(client: ResolvedClient): Pace | Promise<Pace> | undefined
    settle(page: SettledPage): void
  }
}

/** The way of every call of one client, from the caller's input to the output. */
export class Pipeline {
  readonly #service: KnownService
  #client: Promise<ResolvedClient> | undefined
  /** The same, once it is there. */
  #resolved: ResolvedClient | undefined
  /** Answers the calls of this client in place of its service. */
  ownStandIn: StandIn | undefined

  constructor(
    model: ServiceModel,
    private readonly config: ClientConfig,
    private readonly credentialCalls: CredentialCalls,
  ) {
    this.#service = knownService(model)
  }

  /** Calls an operation once. */
  async call(operation: OperationModel, input: Structure, options: CallOptions): Promise<Structure> {
    const standIn = this.#standIn
    if (standIn) return this.#askStandIn(standIn, operation, { input, options })
    const { context, call } = await this.#prepare(operation, { input, options })
    const result = await sendCall(context, call)
    const output = await (call.events?.withInitialResponse(operation, result.value) ?? result.value)
    return withMetadata(operation, output, result)
  }

  /** The calls for the pages of one listing, at the pace of all listings of this operation, as `adapt` changes it. */
  startListing(operation: OperationModel, adapt?: AdaptPace): ListingCalls {
    const paceOf = ({ paces }: ResolvedClient) => adaptedPace(paces?.of(operation), adapt)
    return new ListingCalls(operation, {
      service: this.#service,
      client: () => this.#resolved,
      paceOf,
      standIn: () => {
        const standIn = this.#standIn
        return standIn && ((input, options) => this.#askStandIn(standIn, operation, { input, options }))
      },
      prepare: (input, options, settle) => {
        return this.#prepare(operation, { input, options, page: { paceOf, settle } })
      },
    })
  }

  get #standIn(): StandIn | undefined {
    return this.ownStandIn ?? serviceStandIns.get(this.#service.model.name)
  }

  /** A call that a stand-in answers: it fails as any other if its input is not valid or cannot be encoded. */
  async #askStandIn(
    standIn: StandIn,
    operation: OperationModel,
    { input, options }: CallerCall,
  ): Promise<Output<Structure>> {
    refuseEventInput(operation)
    const valid = await this.#validInput(operation, input)
    await this.#encode({ service: await serviceContext(this.#service) }, operation, valid)
    return fillLists(operation, await standIn.answer({ operation, input, options }))
  }

  async #prepare(
    operation: OperationModel,
    { input: callerInput, options, page }: CallerCall,
  ): Promise<{ readonly context: CallContext; readonly call: PreparedCall }> {
    refuseEventInput(operation)
    const valid = await this.#validInput(operation, callerInput)
    const buffered = await readUnsignable(operation, valid)
    const context = await this.#context()
    const { checksums, compression } = context.client.settings
    const input = askForChecksum(operation, buffered, checksums.response)
    const encoded = await this.#encode(context, operation, input)
    const whole = await this.#withPresignedCopy(context, operation, { input, request: encoded })
    const compressed = await compressBody(operation, whole, compression)
    const { request: mode, signsPayload } = checksums
    const prepared = await prepareBody(operation, input, { request: compressed, mode, signsPayload })
    const pace = page?.paceOf(context.client)
    const { settle } = page ?? {}
    const events = operationPlan(operation).eventsOut && (await import('../events/index.js'))
    return { context, call: { operation, callerInput, input, ...prepared, options, events, pace, settle } }
  }

  /** The URL of a call. Nothing is sent. */
  async presign(operation: OperationModel, callerInput: Structure, options: PresignOptions): Promise<string> {
    refuseEventInput(operation)
    const input = await this.#validInput(operation, callerInput)
    const context = await this.#context()
    const endpoint = await endpointOf(context, operation, input)
    const request = presignedRequest(
      operation,
      { request: await this.#encode(context, operation, input), endpoint },
      options,
    )
    return context.client.signer.presign(request, { operation, endpoint }, options.expiresIn ?? 3600)
  }

  /** The region and the account of this client's calls; the account only if the credentials name it. */
  async where(): Promise<ListingScope> {
    if (this.#standIn) return { region: this.config.region ?? '', account: undefined }
    const { settings } = await this.#resolve()
    const { credentials } = settings
    // Without credentials the first page fails with an error that says why.
    const identity = credentials && (await credentials().catch(() => undefined))
    return { region: settings.endpoint.region, account: identity ? identity.accountId : undefined }
  }

  destroy(): void {
    void this.#client?.then(({ transport }) => transport.destroy()).catch(() => {})
    this.#client = undefined
    this.#resolved = undefined
  }

  /** @throws ParamValidationError */
  async #validInput(operation: OperationModel, callerInput: Structure): Promise<Structure> {
    const { adaptInput, checkInput } = this.#service.hooks
    const input = isObject(callerInput)
      ? ((await adaptInput?.(operation, callerInput)) ?? callerInput)
      : callerInput
    if (this.config.parameterValidation !== false) validateInput(operation, input, checkInput)
    return prepareInput(operation, input)
  }

  async #encode(
    { service }: Pick<CallContext, 'service'>,
    operation: OperationModel,
    input: Structure,
  ): Promise<OutgoingRequest> {
    const { protocol, hooks } = service
    const request = protocol.encodeRequest(operation, input)
    // The only place where a request is mutated: nothing else has it yet.
    await hooks.adaptRequest?.(operation, request)
    return request
  }

  async #withPresignedCopy(
    { client }: CallContext,
    operation: OperationModel,
    { input, request }: { readonly input: Structure; readonly request: OutgoingRequest },
  ): Promise<OutgoingRequest> {
    const copy = this.#service.hooks.presignedCopy?.(operation, input)
    if (!copy) return request
    const { signer, settings, resolvers } = client
    const endpoint = resolvers.in(copy.from).resolve(operation, input)
    const presign = (source: OutgoingRequest) => {
      const url = presignedRequest(operation, { request: source, endpoint }, { method: 'GET' })
      return signer.presign(url, { operation, endpoint }, 3600)
    }
    return withPresignedUrl(request, copy, { region: settings.endpoint.region, presign })
  }

  async #context(): Promise<CallContext> {
    const callOther = (operation: OperationModel, input: Structure) => this.call(operation, input, {})
    const client = await this.#resolve()
    return { service: client.service, client, callOther }
  }

  /** Resolves the configuration at the first call. A failure is not kept: the next call tries again. */
  #resolve(): Promise<ResolvedClient> {
    if (this.#client) return this.#client
    const resolving = resolveClient(this.config, this.#service, this.credentialCalls)
    this.#client = resolving
    resolving.then(
      (client) => {
        if (this.#client === resolving) this.#resolved = client
      },
      () => {
        if (this.#client === resolving) this.#client = undefined
      },
    )
    return resolving
  }
}
