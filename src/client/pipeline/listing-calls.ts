import type { OperationModel } from '../../models/index.js'
import type { SentPage } from '../../pagination/index.js'
import type { Structure } from '../../protocols/index.js'
import type { ReadyRequest, TransportCall, TransportResult } from '../../transport/index.js'
import type { CallOptions } from '../config/index.js'
import { RegionRedirect } from '../destination/index.js'
import {
  PageTemplates,
  type RequestTemplate,
  type SettledPage,
  type TemplateSource,
  tokenMembers,
} from '../listing/index.js'
import { operationPlan, traceHeader } from '../request/index.js'
import type { CallContext } from './call-context.js'
import { hostHintOf } from './host-hint.js'
import type { PreparedCall } from './prepared-call.js'
import { readResponse } from './read-response.js'
import type { ResolvedClient } from './resolved-client.js'
import { sendCall, sendElsewhere, transportCall } from './send-call.js'
import type { ServiceContext } from './service-context.js'
import { withMetadata } from './with-metadata.js'

/** What a listing needs of the pipeline. */
export interface ListingSource {
  readonly service: ServiceContext
  /** undefined if it has to be resolved first. */
  client(): ResolvedClient | undefined
  /** Makes the call of a page from its input. */
  prepare(
    input: Structure,
    options: CallOptions,
    settle: (page: SettledPage) => void,
  ): Promise<{ readonly context: CallContext; readonly call: PreparedCall }>
}

/** What must still be the same when a template is used. */
interface Circumstances {
  readonly client: ResolvedClient
  readonly resolver: unknown
  readonly trace: string | undefined
}

/**
 * The calls for the pages of one listing. A page that differs from its predecessors by its tokens alone is made from
 * their template and sent with few promises. If that attempt fails, the call goes on as every other.
 */
export class ListingCalls {
  readonly #templates: PageTemplates | undefined
  #circumstances: Circumstances | undefined

  constructor(
    private readonly operation: OperationModel,
    private readonly source: ListingSource,
  ) {
    const members = tokenMembers(operation, source.service)
    this.#templates = members && new PageTemplates(members)
  }

  send(input: Structure, options: CallOptions): Promise<SentPage<Structure>> {
    const client = this.#templates && this.source.client()
    if (!client) return this.#sendWhole(input, options)
    const ready = this.#templateOf(client, input)?.fill(input, client.transport.now())
    return ready ? this.#sendReady(client, ready, { input, options }) : this.#sendWhole(input, options)
  }

  /** The template for a page, if it would still be made in the same way. */
  #templateOf(client: ResolvedClient, input: Structure): RequestTemplate | undefined {
    const template = this.#templates?.of(input, () => this.#templateSource(client, input))
    if (!template) return undefined
    const before = this.#circumstances
    const isSame =
      before?.client === client &&
      before.resolver === this.#resolverOf(client, input) &&
      before.trace === traceHeader()['x-amzn-trace-id'] &&
      client.signer.isCurrent(template.signature)
    if (isSame) return template
    this.#templates?.forget()
    return undefined
  }

  #resolverOf({ resolvers }: ResolvedClient, input: Structure): unknown {
    const { regions } = this.source.service.hooks
    return regions && resolvers.of(regions.scope(input))
  }

  #templateSource(client: ResolvedClient, input: Structure): TemplateSource {
    const { operation } = this
    const trace = traceHeader()
    const resolver = this.#resolverOf(client, input)
    this.#circumstances = { client, resolver, trace: trace['x-amzn-trace-id'] }
    return {
      encode: this.source.service.protocol.encodeMember,
      headers: (id) => ({
        ...operationPlan(operation).headers,
        ...trace,
        ...client.transport.firstHeaders(id),
      }),
      signature: (marked, endpoint, marks) => client.signer.template(marked, { operation, endpoint }, marks),
    }
  }

  async #sendWhole(input: Structure, options: CallOptions): Promise<SentPage<Structure>> {
    let settled: SettledPage | undefined
    const { context, call } = await this.source.prepare(input, options, (page) => {
      settled = page
    })
    const result = await sendCall(context, call)
    if (settled) this.#templates?.add(settled)
    return this.#pageOf(result)
  }

  #sendReady(
    client: ResolvedClient,
    ready: ReadyRequest,
    { input, options }: { readonly input: Structure; readonly options: CallOptions },
  ): Promise<SentPage<Structure>> {
    const { operation, source } = this
    const { service } = source
    const { idempotent, logPath } = operationPlan(operation)
    let prepared: ReturnType<ListingSource['prepare']> | undefined
    const prepare = () => {
      prepared ??= source.prepare(input, options, ignore)
      return prepared
    }
    const call: TransportCall<Structure> = {
      service: service.model.name,
      operation: operation.name,
      prepare: async (attempt) => {
        const { context, call } = await prepare()
        return transportCall(context, call, true).prepare(attempt)
      },
      receive: (response, { number }) =>
        readResponse(
          service,
          { operation, callerInput: input },
          { response, attempts: number, mayRedirect: true },
        ),
      checkBody: service.crc32Check,
      idempotent,
      pace: client.paces?.of(operation),
      logPath,
      hostHint: hostHintOf(client),
      signal: options.signal,
    }
    return client.transport.sendReady(ready, {
      call,
      complete: (result) => this.#pageOf(result),
      recover: async (error) => {
        if (!(error instanceof RegionRedirect)) throw error
        this.#templates?.forget()
        const { context, call } = await prepare()
        return this.#pageOf(await sendElsewhere(context, call, error))
      },
    })
  }

  #pageOf(result: TransportResult<Structure>): SentPage<Structure> {
    const page = withMetadata(this.operation, result.value, result)
    return { page, effort: page.$metadata }
  }
}

const ignore = () => {}
