import type { OperationModel } from '../../models/index.js'
import type { SentPage } from '../../pagination/index.js'
import type { Structure } from '../../protocols/index.js'
import type { Pace, ReadyRequest, TransportCall, TransportResult } from '../../transport/index.js'
import type { Output } from '../answer/index.js'
import type { CallOptions } from '../config/index.js'
import { RegionRedirect } from '../destination/index.js'
import { PageTemplates, type SettledPage, type TemplateSource, tokenMembers } from '../listing/index.js'
import { operationPlan, traceHeader } from '../request/index.js'
import type { CallContext } from './call-context.js'
import { hostHintOf } from './host-hint.js'
import type { PreparedCall } from './prepared-call.js'
import { readResponse } from './read-response.js'
import type { ResolvedClient } from './resolved-client.js'
import { sendCall, sendElsewhere, transportCall } from './send-call.js'
import type { KnownService } from './service-context.js'
import { withMetadata } from './with-metadata.js'

/** What a listing needs of the pipeline. */
export interface ListingSource {
  readonly service: KnownService
  /** undefined if it has to be resolved first. */
  client(): ResolvedClient | undefined
  /** Answers a page in place of the service, if a stand-in does. */
  standIn(): ((input: Structure, options: CallOptions) => Promise<Output<Structure>>) | undefined
  /** The pace of the listing's requests. */
  paceOf(client: ResolvedClient): Pace | Promise<Pace> | undefined
  /** Makes the call of a page from its input. */
  prepare(
    input: Structure,
    options: CallOptions,
    settle: (page: SettledPage) => void,
  ): Promise<{ readonly context: CallContext; readonly call: PreparedCall }>
}

/** What is the same for all pages that a template is learnt from, and must still be the same when it is used. */
interface Circumstances {
  readonly client: ResolvedClient
  readonly resolver: unknown
  readonly trace: string | undefined
}

/** A page whose request is made from its input. */
interface WholePage {
  readonly context: CallContext
  readonly call: PreparedCall
  /** Keeps its request, for a template to learn from. */
  keep(): void
}

/** A page that has a template, and the way to make its request without that. */
interface ReadyPage {
  readonly input: Structure
  readonly options: CallOptions
  prepare(): Promise<WholePage>
}

/**
 * The calls for the pages of one listing. A page that differs from its predecessors by its tokens alone is made from
 * their template and sent with few promises. If that attempt fails, the call goes on as every other.
 */
export class ListingCalls {
  /** undefined before the first page, and for an operation whose pages have none. */
  #templates: PageTemplates | undefined
  #circumstances: Circumstances | undefined
  #isBegun = false

  constructor(
    private readonly operation: OperationModel,
    private readonly source: ListingSource,
  ) {}

  send(input: Structure, options: CallOptions): Promise<SentPage<Structure>> {
    const standIn = this.source.standIn()
    if (standIn) return standIn(input, options).then(sentPage)
    const client = this.#templates && this.source.client()
    return client && this.#hasTemplate(client, input)
      ? this.#sendReady(client, input, options)
      : this.#sendWhole(input, options)
  }

  /** Whether there is a template for a page, which is learnt if it can be. */
  #hasTemplate(client: ResolvedClient, input: Structure): boolean {
    const templates = this.#templates
    if (templates?.of(input)) return true
    if (!templates?.canLearn(input)) return false
    this.#noteCircumstances(client, input)
    return templates.canLearn(input) && templates.learn(this.#templateSource(client))
  }

  /** The request of a page by its template; undefined if it would no longer be made in the same way. */
  #fill(client: ResolvedClient, input: Structure, invocationId: string): ReadyRequest | undefined {
    this.#noteCircumstances(client, input)
    const template = this.#templates?.of(input)
    if (!template) return undefined
    if (client.signer.isCurrent(template.signature))
      return template.fill(input, client.transport.now(), invocationId)
    this.#templates?.forget()
    return undefined
  }

  /** The circumstances of a page. If they are not those of the pages before, these and their template are forgotten. */
  #noteCircumstances(client: ResolvedClient, input: Structure): Circumstances {
    const before = this.#circumstances
    const resolver = this.#resolverOf(client, input)
    const trace = traceHeader()['x-amzn-trace-id']
    if (before?.client === client && before.resolver === resolver && before.trace === trace) return before
    this.#templates?.forget()
    this.#circumstances = { client, resolver, trace }
    return this.#circumstances
  }

  #resolverOf({ resolvers }: ResolvedClient, input: Structure): unknown {
    const { regions } = this.source.service.hooks
    return regions && resolvers.of(regions.scope(input))
  }

  #templateSource(client: ResolvedClient): TemplateSource {
    const { operation } = this
    return {
      encode: client.service.protocol.encodeMember,
      headers: (id) => ({
        ...operationPlan(operation).headers,
        ...traceHeader(),
        ...client.transport.firstHeaders(id),
      }),
      signature: (marked, endpoint, marks) => client.signer.template(marked, { operation, endpoint }, marks),
    }
  }

  async #sendWhole(input: Structure, options: CallOptions): Promise<SentPage<Structure>> {
    const page = await this.#prepare(input, options)
    const result = await sendCall(page.context, page.call)
    page.keep()
    return this.#pageOf(result)
  }

  async #prepare(input: Structure, options: CallOptions): Promise<WholePage> {
    let settled: SettledPage | undefined
    const { context, call } = await this.source.prepare(input, options, (page) => {
      settled = page
    })
    this.#begin(context)
    const before = this.#templates && this.#noteCircumstances(context.client, input)
    const keep = () => {
      // If another call has learnt the region meanwhile, nobody knows in which one the page was settled.
      if (settled && this.#noteCircumstances(context.client, input) === before) this.#templates?.add(settled)
    }
    return { context, call, keep }
  }

  /** What a template is depends on the protocol, which is there with the first page. */
  #begin({ service }: CallContext): void {
    if (this.#isBegun) return
    this.#isBegun = true
    const members = tokenMembers(this.operation, service)
    this.#templates = members && new PageTemplates(members)
  }

  #sendReady(client: ResolvedClient, input: Structure, options: CallOptions): Promise<SentPage<Structure>> {
    let page: Promise<WholePage> | undefined
    let keep = () => {}
    const prepare = async () => {
      page ??= this.#prepare(input, options)
      const prepared = await page
      keep = prepared.keep
      return prepared
    }
    return client.transport.sendReady({
      call: this.#readyCall(client, { input, options, prepare }),
      fill: (invocationId) => this.#fill(client, input, invocationId),
      complete: (result) => {
        keep()
        return this.#pageOf(result)
      },
      recover: async (error) => {
        if (!(error instanceof RegionRedirect)) throw error
        this.#templates?.forget()
        const { context, call } = await prepare()
        return this.#pageOf(await sendElsewhere(context, call, error))
      },
    })
  }

  #readyCall(client: ResolvedClient, { input, options, prepare }: ReadyPage): TransportCall<Structure> {
    const { operation, source } = this
    const { service } = client
    const { idempotent, logPath } = operationPlan(operation)
    return {
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
      pace: source.paceOf(client),
      logPath,
      hostHint: hostHintOf(client),
      signal: options.signal,
    }
  }

  #pageOf(result: TransportResult<Structure>): SentPage<Structure> {
    return sentPage(withMetadata(this.operation, result.value, result))
  }
}

function sentPage(page: Output<Structure>): SentPage<Structure> {
  return { page, effort: page.$metadata }
}
