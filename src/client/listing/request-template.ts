import { buildQueryString, HttpRequest } from '@smithy/core/protocols'
import { amzDate, hashOf, type SignatureTemplate } from '../../auth/index.js'
import type { Member } from '../../models/index.js'
import { type Protocol, percentEncode, type Structure } from '../../protocols/index.js'
import type { ReadyRequest } from '../../transport/index.js'
import { isBytes, isSameValue, TextTemplate } from '../../values/index.js'
import { isValidMember } from '../validation/index.js'
import { asText, BodyTemplate } from './body-template.js'
import { isInQuery, type MarkedRequest, markRequest, place, type TemplateSource } from './marked-request.js'
import type { PageForm } from './page-form.js'
import type { SettledPage } from './settled-page.js'

/**
 * The request of a page with places for what differs from page to page: tokens, date, id, length and signature. It is
 * learnt from one page, and used only after it has made the request of another page byte by byte.
 *
 * @example
 * // the body and a part of the head for SNS, with the marks shown as #:
 * 'Action=ListTopics&Version=2010-03-31&#'
 * 'POST / HTTP/1.1\r\n…amz-sdk-invocation-id: #\r\n…content-length: #\r\nx-amz-date: #\r\nauthorization: #\r\n\r\n'
 */
export class RequestTemplate {
  readonly signature: SignatureTemplate
  readonly #target: HttpRequest
  readonly #body: MarkedRequest['body']
  /** Of a body that is the same for all pages. */
  readonly #bodyHash: string
  readonly #head: TextTemplate
  readonly #headers: readonly (readonly [name: string, value: TextTemplate])[]

  private constructor(
    readonly form: PageForm,
    { signature, unsigned, head, body, marks }: MarkedRequest,
    private readonly encode: Protocol['encodeMember'],
  ) {
    const headers = Object.entries(signature.headers)
    this.signature = signature
    this.#target = unsigned
    this.#body = body
    this.#bodyHash = body instanceof BodyTemplate ? '' : hashOf(body)
    this.#head = TextTemplate.from(head, marks)
    this.#headers = headers.map(([name, value]) => [name, TextTemplate.from(value, marks)])
  }

  /** Learns from a page; undefined if its tokens cannot be told from the rest of its request. */
  static learn(form: PageForm, page: SettledPage, source: TemplateSource): RequestTemplate | undefined {
    const marked = markRequest(form, page, source)
    return marked && new RequestTemplate(form, marked, source.encode)
  }

  /** The request of a page; undefined if its input differs from that of other pages by more than valid tokens. */
  fill(input: Structure, now: number, invocationId: string): ReadyRequest | undefined {
    if (!this.form.matches(input)) return undefined
    return this.#fillAt(input, amzDate(now), invocationId)
  }

  /** Whether the template makes the request of a page that was made from its input. */
  reproduces({ callerInput, signed }: SettledPage): boolean {
    const { 'x-amz-date': time = '', 'amz-sdk-invocation-id': invocationId = '' } = signed.headers
    const made = this.#fillAt(callerInput, time, invocationId)
    return made !== undefined && isSameValue(partsOf(made.toHttpRequest()), partsOf(signed))
  }

  #fillAt(input: Structure, time: string, invocationId: string): ReadyRequest | undefined {
    const pieces = this.#piecesOf(input)
    if (!pieces) return undefined
    const values = [time, this.#bodyHash, '', invocationId, '', ...pieces]
    const body = this.#bodyFor(values)
    values[place.authorization] = this.signature.authorization(time, values)
    const { protocol, hostname, port, method } = this.#target
    const head = this.#head.fill(values)
    const toHttpRequest = () => this.#httpRequest(input, body, values)
    return { protocol, hostname, port, method, body, head, toHttpRequest }
  }

  /** Fills in the length and the hash of the body too. */
  #bodyFor(values: string[]): string | Uint8Array | undefined {
    if (!(this.#body instanceof BodyTemplate)) return this.#body
    const body = this.#body.fill(values)
    values[place.length] = String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength)
    if (this.signature.hashesBody) values[place.bodyHash] = hashOf(body)
    return body
  }

  /** The tokens as they are written into the request. */
  #piecesOf(input: Structure): string[] | undefined {
    const pieces: string[] = []
    for (const member of this.form.tokens) {
      const value = input[member.name]
      const piece = isValidMember(member, value) ? this.#pieceOf(member, value) : undefined
      if (piece === undefined) return undefined
      pieces.push(piece)
    }
    return pieces
  }

  #pieceOf(member: Member, value: unknown): string | undefined {
    try {
      if (isInQuery(member)) return percentEncode(String(value))
      const piece = this.encode?.(member, value)
      return piece === undefined ? undefined : asText(piece)
    } catch {
      // Half of a surrogate pair: the error of the usual way names the member.
      return undefined
    }
  }

  #httpRequest(input: Structure, body: unknown, values: readonly string[]): HttpRequest {
    const query = { ...this.signature.query }
    for (const member of this.form.tokens) {
      if (isInQuery(member)) query[member.wireName] = String(input[member.name])
    }
    const headers = Object.fromEntries(this.#headers.map(([name, value]) => [name, value.fill(values)]))
    return new HttpRequest({ ...this.#target, query, headers, body })
  }
}

/** What two equal requests have in common, with the order of their headers. */
function partsOf({ headers, query, body, ...others }: HttpRequest): object {
  const text = isBytes(body) ? Buffer.from(body).toString('base64') : body
  return { ...others, headers: Object.entries(headers), query: buildQueryString(query), body: text }
}
