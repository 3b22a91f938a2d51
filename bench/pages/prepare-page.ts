import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { config } from '../harness/entry-config.mjs'
import type { PageCase } from './cases.js'

/** A page in the form that the service sends. */
export interface PreparedPage {
  readonly body: Buffer
  readonly contentType: string
  /** The request for it, with its body as Latin-1, so that the baseline sends as much. */
  readonly request: { readonly method: string; readonly path: string; readonly body: string }
  /** Offsets in the body of six digits that differ from page to page, in the token and in an item. */
  readonly numbersAt: readonly number[]
}

type Exchange = Omit<PreparedPage, 'numbersAt'>

/** A number within an item's text, such as `Id-000050`, but not a JSON number or a part of an id. */
const ITEM_NUMBER = /[A-Za-z]-\d{6}|\/\d{7}\/|order-\d{7}/

/** Records the bytes of the simulator's second page, and of the request for it. */
export async function preparePage(one: PageCase): Promise<PreparedPage> {
  const { service, operation, pageSize, item, asSent } = one
  const plan = { items: pageSize * 10, pageSize, ...(item && { item }) }
  const aws = await simulate({ [`${service}.${operation}`]: plan })
  const seen: Exchange[] = []
  const tap = await listenBefore(aws.endpoint, seen)
  try {
    const token = await listTwoPages(one, tap.endpoint)
    const page = seen[1]
    if (!page) throw new Error(`${service} ${operation} gave no second page`)
    const text = page.body.toString('latin1')
    const body = Buffer.from(asSent?.(text) ?? text, 'latin1')
    return { ...page, body, numbersAt: findNumbers(body.toString('latin1'), token) }
  } finally {
    tap.close()
    await aws.close()
  }
}

/** A proxy that records what it forwards. */
async function listenBefore(
  endpoint: string,
  seen: Exchange[],
): Promise<{ endpoint: string; close(): void }> {
  const tap = createServer(async (request, response) => {
    const { method = 'GET', url: path = '/' } = request
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const sent = Buffer.concat(chunks)
    const headers = new Headers(request.headers as Record<string, string>)
    for (const name of ['host', 'connection', 'content-length']) headers.delete(name)
    const answer = await fetch(endpoint + path, { method, headers, ...(sent.length > 0 && { body: sent }) })
    const body = Buffer.from(await answer.arrayBuffer())
    const contentType = answer.headers.get('content-type') ?? ''
    seen.push({ body, contentType, request: { method, path, body: sent.toString('latin1') } })
    response.writeHead(answer.status, { 'content-type': contentType }).end(body)
  })
  await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve))
  const { port } = tap.address() as AddressInfo
  const close = () => {
    tap.close()
    tap.closeAllConnections()
  }
  return { endpoint: `http://127.0.0.1:${port}`, close }
}

/** The token of the second page. */
async function listTwoPages(
  { service, operation, pageSize, input }: PageCase,
  endpoint: string,
): Promise<string> {
  const aClient = client(service as string, { ...config, endpoint })
  try {
    const names = aClient.describe(operation).pagination?.outputTokens ?? []
    let token = ''
    const pages = aClient.paginate(operation as string, { ...input }, { maxItems: pageSize * 2 })
    for await (const page of pages) token = longestText(names.map((name) => page[name]))
    return token
  } finally {
    aClient.destroy()
  }
}

function longestText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value)
    .map(longestText)
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '')
}

function findNumbers(body: string, token: string): number[] {
  const tokenAt = body.indexOf(token)
  const number = ITEM_NUMBER.exec(body)
  if (token === '' || tokenAt < 0) throw new Error('the token is not in the page as it is')
  if (!number) throw new Error('no item of the page holds a number')
  return [tokenAt, number.index + number[0].search(/\d/)]
}
