import type { CredentialCalls } from '../../auth/index.js'
import type { DocumentsOptions } from '../../documents/index.js'
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
import { ClientHooks } from '../hooks/index.js'
import type { SettledPage } from '../listing/index.js'
import type { PresignOptions } from '../presign/index.js'
import { buildRequest, fillLists, operationPlan, prepareInput, refuseEventInput } from '../request/index.js'
import { validateInput } from '../validation/index.js'
import { type AdaptPace, adaptedPace } from './adapt-pace.js'
import { type CallContext, endpointOf } from './call-context.js'
import { ListingCalls } from './listing-calls.js'
import type { PreparedCall } from './prepared-call.js'
import { type ResolvedClient, type SettledClient, settleClient } from './resolved-client.js'
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

/** What the caller passed to a method that is no operation. */
export interface MethodArguments {
  readonly input: unknown
  readonly options: unknown
}

export type ChecksumModes = Pick<ResolvedClient['settings']['checksums'], 'request' | 'response'>

/** The way of every call of one client, from the caller's input to the output. */
export class Pipeline {
  readonly hooks = new ClientHooks()
  readonly #service: KnownService
  #settled: SettledClient | undefined
  #client: Promise<ResolvedClient> | undefined
  /** The same, once it is there. */
  #resolved: ResolvedClient | undefined
  /** Answers the calls of this client in place of its service. */
  ownStandIn: StandIn | undefined
  #plain: Promise<(operation: OperationModel) => OperationModel> | undefined

  constructor(
    model: ServiceModel,
    private readonly config: ClientConfig,
    private readonly credentialCalls: CredentialCalls,
  ) {
    this.#service = knownService(model)
  }

  /**
   * The configuration, as it is when it is first read: by a call, or before.
   *
   * @throws NextTokenError `InvalidConfiguration` or `MissingRegion`.
   */
  get settled(): SettledClient {
    this.#settled ??= settleClient(this.config, this.#service, this.credentialCalls)
    return this.#settled
  }

  /** How users write and see attribute values as plain values; undefined if they do not. */
  get documents(): true | DocumentsOptions | undefined {
    return this.config.documents || undefined
  }

  /** The operation as users see it. What plain values need is loaded with the first call. */
  async plain(operation: OperationModel): Promise<OperationModel> {
    const { documents } = this
    if (!documents) return operation
    this.#plain ??= import('../../documents/index.js').then(({ plainOperations }) =>
      plainOperations(this.#service.model, documents),
    )
    return (await this.#plain)(operation)
  }

  /** Calls an operation once. */
  async call(described: OperationModel, input: Structure, options: CallOptions): Promise<Structure> {
    const operation = this.documents ? await this.plain(described) : described
    const standIn = this.#standIn
    if (standIn) return this.#askStandIn(standIn, operation, { input, options })
    const { context, call } = await this.#prepare(operation, { input, options })
    const result = await sendCall(context, call)
    const output = await (call.events?.withInitialResponse(operation, result.value) ?? result.value)
    return withMetadata(operation, output, result)
  }

  /** The calls for the pages of one listing, at the pace of all listings of this operation, as `adapt` changes it. */
  startListing(described: OperationModel, adapt?: AdaptPace): ListingCalls['send'] {
    let send: Promise<ListingCalls['send']> | undefined
    if (!this.documents) return this.#startListing(described, adapt)
    return async (input, options) => {
      send ??= this.plain(described).then((operation) => this.#startListing(operation, adapt))
      return (await send)(input, options)
    }
  }

  #startListing(operation: OperationModel, adapt: AdaptPace | undefined): ListingCalls['send'] {
    const paceOf = ({ paces }: ResolvedClient) => adaptedPace(paces?.of(operation), adapt)
    const calls = new ListingCalls(operation, {
      service: this.#service,
      // A template would make requests that nobody observes.
      client: () => (this.#isObserved ? undefined : this.#resolved),
      paceOf,
      standIn: () => {
        const standIn = this.#standIn
        return standIn && ((input, options) => this.#askStandIn(standIn, operation, { input, options }))
      },
      prepare: (input, options, settle) => {
        return this.#prepare(operation, { input, options, page: { paceOf, settle } })
      },
    })
    return (input, options) => calls.send(input, options)
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
    const service = await serviceContext(this.#service)
    await this.#encode({ service }, operation, await this.#validInput(operation, input))
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
    const settle = context.observe ? undefined : page?.settle
    const events = operationPlan(operation).eventsOut && (await import('../events/index.js'))
    return { context, call: { operation, callerInput, input, ...prepared, options, events, pace, settle } }
  }

  /** The URL of a call. Nothing is sent. */
  async presign(described: OperationModel, callerInput: Structure, options: PresignOptions): Promise<string> {
    const { checkPresignOptions, presignedRequest } = await import('../presign/index.js')
    checkPresignOptions(options, described.errorContext)
    const operation = await this.plain(described)
    refuseEventInput(operation)
    const input = await this.#validInput(operation, callerInput)
    const context = await this.#context()
    const endpoint = await endpointOf(context, operation, input)
    const encoded = { request: await this.#encode(context, operation, input), endpoint }
    const request = presignedRequest(operation, encoded, options)
    return context.client.signer.presign(request, { operation, endpoint }, options.expiresIn ?? 3600)
  }

  /** Calls a method that is no operation. */
  async callMethod(name: string, { input, options }: MethodArguments): Promise<unknown> {
    const { model, hooks } = this.#service
    const context = await this.#context()
    const { methodClient } = await import('./method-client.js')
    const prepare = async (operation: OperationModel, members: Structure) => {
      const valid = await this.#validInput(operation, members)
      const endpoint = await endpointOf(context, operation, valid)
      return { request: buildRequest(await this.#encode(context, operation, valid), endpoint, {}), endpoint }
    }
    const client = methodClient(context, prepare, { service: model.name, operation: name })
    const methods = await hooks.methods?.load()
    return methods?.[name]?.(client, input, options)
  }

  /** The region and the account of this client's calls; the account only if the credentials name it. */
  async where(): Promise<ListingScope> {
    if (this.#standIn) return { region: this.config.region ?? '', account: undefined }
    const { settings } = this.settled
    const { credentials } = settings
    // Without credentials the first page fails with an error that says why.
    const identity = credentials && (await credentials().catch(() => undefined))
    return { region: settings.endpoint.region, account: identity ? identity.accountId : undefined }
  }

  async checksumModes(): Promise<ChecksumModes> {
    return this.settled.settings.checksums
  }

  destroy(): void {
    this.#settled?.transport.destroy()
    this.#settled = undefined
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
    const { presignedRequest, withPresignedUrl } = await import('../presign/index.js')
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
    const context = { service: client.service, client, callOther }
    if (!this.#isObserved) return context
    const { observeCall } = await import('../observe/index.js')
    const observed = { hooks: this.hooks, isOnWire: this.config.wire === true }
    return { ...context, observe: (call) => observeCall(observed, call) }
  }

  get #isObserved(): boolean {
    return this.config.wire === true || !this.hooks.isEmpty
  }

  /** Resolves the configuration at the first call. A failure is not kept: the next call tries again. */
  #resolve(): Promise<ResolvedClient> {
    if (this.#client) return this.#client
    const resolving = this.#tryToResolve()
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

  async #tryToResolve(): Promise<ResolvedClient> {
    // First, so that the environment is read when the call is made.
    const { settled } = this
    return { ...settled, service: await serviceContext(this.#service) }
  }
}
