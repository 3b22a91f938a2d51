import { IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import { decodeHeaderText } from '../../src/values/index.js'

/** Node's parser, which `node:http` uses. It is not documented. */
interface NodeParser {
  initialize(type: number, resource: object, maxHeaderSize: number, lenient: number): void
  execute(bytes: Buffer): number | Error
  finish(): undefined | Error
  [callback: number]: (...facts: never[]) => unknown
}

interface ParserClass {
  new (): NodeParser
  readonly RESPONSE: number
  readonly kOnMessageBegin: number
  readonly kOnHeaders: number
  readonly kOnHeadersComplete: number
  readonly kOnBody: number
  readonly kOnMessageComplete: number
}

export interface NodeResponse {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Buffer
}

/** 'done and more': bytes behind the response were in the same piece. */
export type NodeState = 'more' | 'done' | 'done and more' | 'refused'

const { HTTPParser }: { HTTPParser: ParserClass } = createRequire(import.meta.url)('_http_common')
const addHeaderLine: unknown = Reflect.get(IncomingMessage.prototype, '_addHeaderLine')
const MOST_PAIRS = 2000

/** Reads responses with Node's parser, as `node:http`'s client uses it: the oracle of the fuzzer. */
export class NodeReader {
  keepsAlive = false
  /** Node's code and words for what it refused. */
  reason = ''
  #method = ''
  #statusCode = 0
  #headers: string[] = []
  #body: Buffer[] = []
  #hasHead = false
  #isComplete = false
  #hasMore = false
  #switches = false
  readonly #parser = new HTTPParser()

  constructor() {
    const parser = this.#parser
    parser[HTTPParser.kOnMessageBegin] = () => {
      if (this.#isComplete) this.#hasMore = true
    }
    parser[HTTPParser.kOnHeaders] = (headers: string[]) => {
      if (!this.#hasHead) this.#headers.push(...headers)
    }
    parser[HTTPParser.kOnHeadersComplete] = (...facts: unknown[]) => this.#takeHead(facts)
    parser[HTTPParser.kOnBody] = (bytes: Buffer) => {
      if (!this.#isComplete) this.#body.push(Buffer.from(bytes))
    }
    parser[HTTPParser.kOnMessageComplete] = () => {
      if (this.#hasHead) this.#isComplete = true
    }
  }

  get response(): NodeResponse {
    return {
      statusCode: this.#statusCode,
      headers: merged(this.#headers),
      body: Buffer.concat(this.#body),
    }
  }

  expect(method: string): void {
    this.#parser.initialize(HTTPParser.RESPONSE, {}, 0, 0)
    this.#method = method
    this.#headers = []
    this.#body = []
    this.#hasHead = false
    this.#isComplete = false
    this.#hasMore = false
    this.#switches = false
    this.reason = ''
  }

  push(bytes: Buffer): NodeState {
    const result = this.#parser.execute(bytes)
    if (result instanceof Error) {
      this.reason = `${Reflect.get(result, 'code')} ${Reflect.get(result, 'reason')}`
      return this.#isComplete ? 'done and more' : 'refused'
    }
    if (this.#switches) return 'refused'
    if (this.#isComplete) return this.#hasMore ? 'done and more' : 'done'
    return 'more'
  }

  end(): NodeState {
    const result = this.#parser.finish()
    return result === undefined && this.#isComplete ? 'done' : 'refused'
  }

  /** What `parserOnIncomingClient` of Node's `_http_client` answers: 1 for a response without a body. */
  #takeHead(facts: unknown[]): number {
    const [, , headers, , , statusCode, , upgrade, keepsAlive] = facts
    if (this.#hasHead) {
      this.#hasMore = true
      return 0
    }
    const status = Number(statusCode)
    if (Array.isArray(headers)) this.#headers = headers
    if (upgrade === true) {
      this.#switches = true
      return 2
    }
    if (status >= 100 && status < 200 && status !== 101) {
      this.#headers = []
      return 1
    }
    this.#hasHead = true
    this.#statusCode = status
    this.keepsAlive = keepsAlive === true
    return this.#method === 'HEAD' || status === 304 ? 1 : 0
  }
}

/** As Node merges repeated headers, then as Smithy's handler and `exchange.ts` pass them on. */
function merged(raw: readonly string[]): Record<string, string> {
  const byNode: Record<string, unknown> = {}
  if (typeof addHeaderLine !== 'function') throw new Error('this Node has no _addHeaderLine')
  for (let i = 0; i < Math.min(raw.length, MOST_PAIRS); i += 2) {
    addHeaderLine.call({}, raw[i], raw[i + 1], byNode)
  }
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(byNode)) {
    headers[name] = decodeHeaderText(Array.isArray(value) ? value.join(', ') : String(value))
  }
  return headers
}
