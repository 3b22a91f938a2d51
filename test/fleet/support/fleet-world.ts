import { Readable } from 'node:stream'
import { HttpResponse } from '@smithy/core/protocols'
import type { HttpHandlerOptions, HttpRequest } from '@smithy/types'
import { answer, readPlan, type SimulationPlan } from 'nexttoken/simulator'

/** Where a request was sent: who signed it, for which region and service. */
export interface Place {
  readonly account: string
  readonly region: string
  readonly service: string
}

/** A refusal by the service. */
export interface Refused {
  readonly code: string
  readonly statusCode: number
}

export interface WorldOptions {
  /** The accounts of the organization; the first one is the caller's. */
  readonly accounts?: readonly string[]
  /** The partition of the organization. @default aws */
  readonly partition?: string
  /** Accounts of the organization that are suspended. */
  readonly suspended?: readonly string[]
  /** The regions that account:ListRegions and ec2:DescribeRegions give. */
  readonly regions?: readonly string[]
  /** How many topics a place has. @default 5, on pages of 2 */
  topics?(place: Place): number
  /** Whether a role of an account cannot be assumed. */
  refusesRole?(account: string, name: string): boolean
  refuse?(place: Place, operation: string): Refused | undefined
  /** Waits before a response. */
  hold?(place: Place, operation: string): Promise<void> | undefined
  /** Seconds that the credentials of a role are valid. @default 3600 */
  readonly sessionSeconds?: number
}

export interface WorldRequest extends Place {
  readonly operation: string
}

export const ownAccount = '111111111111'
const ownKey = `AKIA${ownAccount}`

/**
 * An AWS of many accounts and regions in memory, for the `requestHandler` of clients. Listings are the simulator's; STS,
 * which has no pages, is written here. An access key is that of the account whose id it contains.
 */
export class FleetWorld {
  readonly requests: WorldRequest[] = []
  /** Responses that are on their way, and the most that were at once. */
  atWork = 0
  /** Responses that `hold` has held. */
  held = 0
  /** The operations of requests that were aborted while `hold` held their response. */
  readonly aborted: string[] = []
  mostAtWork = 0
  readonly #plans = new Map<number, ReturnType<typeof readPlan>>()
  #place: Place = { account: '', region: '', service: '' }

  constructor(readonly options: WorldOptions = {}) {}

  /** The configuration of the clients. */
  get client() {
    return {
      credentials: { accessKeyId: ownKey, secretAccessKey: 'secret' },
      requestHandler: this.handler,
      maxAttempts: 1,
    }
  }

  count(operation: string): number {
    return this.requests.filter((request) => request.operation === operation).length
  }

  readonly handler = {
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    handle: async (request: HttpRequest, { abortSignal }: HttpHandlerOptions = {}) => {
      this.mostAtWork = Math.max(this.mostAtWork, ++this.atWork)
      try {
        return { response: await this.#respond(request, abortSignal) }
      } finally {
        this.atWork--
      }
    },
  }

  async #respond(request: HttpRequest, signal: unknown): Promise<HttpResponse> {
    const place = placeOf(request)
    const body = Buffer.from(request.body ?? '').toString()
    const operation = operationOf(request, body)
    this.requests.push({ ...place, operation })
    const held = this.options.hold?.(place, operation)
    if (held) this.held++
    if (held) await this.#wait(held, { operation, signal })
    const refused = this.options.refuse?.(place, operation)
    if (refused) return refusal(request, refused)
    if (place.service === 'sts') return this.#sts(request, place)
    if (operation === 'DescribeRegions') return this.#describeRegions()
    return this.#answer(request, place)
  }

  /** Waits as a socket does: an abort ends it. */
  async #wait(held: Promise<void>, { operation, signal }: { operation: string; signal: unknown }) {
    if (!(signal instanceof AbortSignal)) return held
    const aborted = new Promise<never>((_, reject) => {
      const abort = () => {
        this.aborted.push(operation)
        reject(new DOMException('Request aborted', 'AbortError'))
      }
      signal.addEventListener('abort', abort)
      if (signal.aborted) abort()
    })
    return Promise.race([held, aborted])
  }

  #answer(request: HttpRequest, place: Place): HttpResponse {
    this.#place = place
    const plan = this.#planOf(this.options.topics?.(place) ?? 5)
    const query = Object.entries(request.query ?? {}).map(([name, value]) => `${name}=${String(value)}`)
    const url = query.length > 0 ? `${request.path}?${query.join('&')}` : request.path
    const headers = lowerCase(request.headers)
    const message = { method: request.method, url, headers, body: Buffer.from(request.body ?? '') }
    const { response } = answer(plan, message, { total: this.requests.length, ofOperation: new Map() })
    return reply(response.statusCode, response.headers, response.body)
  }

  #planOf(topics: number) {
    const plan = this.#plans.get(topics) ?? readPlan(this.#describe(topics))
    this.#plans.set(topics, plan)
    return plan
  }

  #describe(topics: number): SimulationPlan {
    const { accounts = [ownAccount], suspended = [], regions = [], partition = 'aws' } = this.options
    return {
      'sns.ListTopics': { items: topics, pageSize: 2, item: (index) => ({ TopicArn: this.#arn(index) }) },
      'sns.ListSubscriptions': { items: topics, pageSize: 2 },
      'iam.ListUsers': { items: topics, pageSize: 2 },
      'cloudtrail.LookupEvents': { items: topics, pageSize: 2 },
      'organizations.ListAccounts': {
        items: accounts.length,
        pageSize: 20,
        item: (index) => {
          const Id = accounts[index] ?? ''
          const state = suspended.includes(Id) ? 'SUSPENDED' : 'ACTIVE'
          return {
            Id,
            Arn: `arn:${partition}:organizations::${ownAccount}:account/o-1/${Id}`,
            State: state,
            Status: state,
          }
        },
      },
      'account.ListRegions': {
        items: regions.length,
        pageSize: 10,
        item: (index) => ({ RegionName: regions[index], RegionOptStatus: 'ENABLED' }),
      },
    }
  }

  #arn(index: number): string {
    const { region, account } = this.#place
    return `arn:aws:sns:${region}:${account}:${index}`
  }

  #sts(request: HttpRequest, place: Place): HttpResponse {
    const input = new URLSearchParams(String(request.body))
    const operation = input.get('Action')
    const arn = input.get('RoleArn') ?? `arn:${partitionOf(place)}:iam::${place.account}:user/me`
    const account = arn.split(':')[4] ?? ''
    const expires = new Date(Date.now() + (this.options.sessionSeconds ?? 3600) * 1000).toISOString()
    const keys = `<Credentials><AccessKeyId>ASIA${account}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expires}</Expiration></Credentials>`
    const user = `<AssumedRoleUser><Arn>arn:aws:sts::${account}:assumed-role/r/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>`
    if (operation === 'AssumeRole' && this.options.refusesRole?.(account, arn.split('/').at(-1) ?? ''))
      return refusal(request, { code: 'AccessDenied', statusCode: 403 })
    const identity = `<Account>${account}</Account><Arn>${arn}</Arn><UserId>u</UserId>`
    const result = operation === 'AssumeRole' ? keys + user : identity
    const text = `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>${result}</${operation}Result></${operation}Response>`
    return reply(200, { 'content-type': 'text/xml' }, Buffer.from(text))
  }

  #describeRegions(): HttpResponse {
    const items = (this.options.regions ?? []).map((name) => `<item><regionName>${name}</regionName></item>`)
    const text = `<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><regionInfo>${items.join('')}</regionInfo></DescribeRegionsResponse>`
    return reply(200, { 'content-type': 'text/xml' }, Buffer.from(text))
  }
}

function placeOf(request: HttpRequest): Place {
  const [, key = '', region = '', service = ''] =
    /Credential=(\w+)\/\d+\/([\w-]+)\/([\w-]+)\//.exec(lowerCase(request.headers).authorization ?? '') ?? []
  return { account: key.slice(4), region, service }
}

function partitionOf({ region }: Place): string {
  const area = /^(cn|us-gov|eusc)-/.exec(region)?.[1]
  return area === undefined ? 'aws' : `aws-${area}`
}

function operationOf(request: HttpRequest, body: string): string {
  const target = lowerCase(request.headers)['x-amz-target']
  return new URLSearchParams(body).get('Action') ?? target?.split('.').at(-1) ?? request.path.slice(1)
}

function refusal(request: HttpRequest, { code, statusCode }: Refused): HttpResponse {
  const type = lowerCase(request.headers)['content-type'] ?? ''
  if (!type.includes('json') && !request.path.startsWith('/list')) {
    const isEc2 = String(request.body).includes('Version=2016-11-15')
    const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error>`
    const text = isEc2
      ? `<Response><Errors>${error}</Errors><RequestID>r</RequestID></Response>`
      : `<ErrorResponse>${error}<RequestId>r</RequestId></ErrorResponse>`
    return reply(statusCode, { 'content-type': 'text/xml' }, Buffer.from(text))
  }
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code }
  return reply(statusCode, headers, Buffer.from(JSON.stringify({ __type: code, message: 'no' })))
}

function reply(
  statusCode: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): HttpResponse {
  return new HttpResponse({ statusCode, headers: { ...headers }, body: Readable.from([body]) })
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
