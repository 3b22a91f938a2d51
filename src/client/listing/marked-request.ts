import { HttpRequest } from '@smithy/core/protocols'
import type { SignatureMarks, SignatureTemplate } from '../../auth/index.js'
import type { ResolvedEndpoint } from '../../endpoints/index.js'
import type { Member } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { Protocol } from '../../protocols/index.js'
import { toPlainRequest } from '../../transport/index.js'
import { buildRequest } from '../request/index.js'
import { BodyTemplate } from './body-template.js'
import type { PageForm } from './page-form.js'
import type { SettledPage } from './settled-page.js'

/** Where the values of a request are that change with every page. Those of the tokens follow. */
export const place = {
  time: 0,
  bodyHash: 1,
  authorization: 2,
  invocationId: 3,
  length: 4,
  firstToken: 5,
} as const

/** What the requests of a listing are made with, besides a page. */
export interface TemplateSource {
  /** Writes a token into a body. */
  readonly encode: Protocol['encodeMember']
  /** The headers of a first attempt that neither the protocol nor the endpoint adds. */
  headers(invocationId: string): Readonly<Record<string, string>>
  /** undefined if such requests cannot be signed by a template. */
  signature(
    marked: HttpRequest,
    endpoint: ResolvedEndpoint,
    marks: SignatureMarks,
  ): SignatureTemplate | undefined
}

/** A page's request with marks where others differ. */
export interface MarkedRequest {
  readonly signature: SignatureTemplate
  /** Not signed. Its headers and query are in `signature`. */
  readonly unsigned: HttpRequest
  /** The request line and the headers, as sockets send them. */
  readonly head: string
  /** The body itself if it is the same for all pages. */
  readonly body: BodyTemplate | string | Uint8Array | undefined
  readonly marks: readonly string[]
}

/** A header that can be sent as it is. */
const plainText = /^[\x20-\x7e]*$/

/** Marks what differs from page to page; undefined if the tokens cannot be told from the rest of the request. */
export function markRequest(
  { tokens }: PageForm,
  page: SettledPage,
  source: TemplateSource,
): MarkedRequest | undefined {
  const marks = newMarks(place.firstToken + tokens.length)
  const markOf = (member: Member) => marks.all[place.firstToken + tokens.indexOf(member)] ?? ''
  const query = { ...page.request.query }
  for (const member of tokens.filter(isInQuery)) {
    if (query[member.wireName] !== String(page.input[member.name])) return undefined
    query[member.wireName] = markOf(member)
  }
  const inBody = tokens.filter((member) => !isInQuery(member))
  const body = markBody(page, inBody, { source, markOf, marks: marks.all })
  if (body === 'unclear') return undefined
  const headers = source.headers(marks.all[place.invocationId] ?? '')
  const unsigned = buildRequest({ ...page.request, query }, page.endpoint, headers)
  if (body instanceof BodyTemplate) unsigned.headers['content-length'] = marks.all[place.length] ?? ''
  const signature = source.signature(unsigned, page.endpoint, marks)
  if (!signature) return undefined
  const head = headOf(unsigned, signature, body)
  return head === undefined ? undefined : { signature, unsigned, head, body, marks: marks.all }
}

/** undefined if a header cannot be sent as it is, or the request not by a socket. */
function headOf(
  unsigned: HttpRequest,
  { headers, query }: SignatureTemplate,
  body: MarkedRequest['body'],
): string | undefined {
  if (!Object.values(headers).every((value) => plainText.test(value))) return undefined
  const sample = body instanceof BodyTemplate ? 'any' : body
  return toPlainRequest(new HttpRequest({ ...unsigned, headers: { ...headers }, query, body: sample }))?.head
}

export function isInQuery({ location }: Member): boolean {
  return location === 'querystring'
}

/** Marks that no request contains by chance. */
function newMarks(count: number): SignatureMarks {
  const secret = platform.randomUuid().replaceAll('-', '')
  const all = Array.from({ length: count }, (_, index) => `mark${index}x${secret}`)
  const [time = '', bodyHash = '', authorization = ''] = all
  return { time, bodyHash, authorization, all }
}

interface BodyMarks {
  readonly source: TemplateSource
  readonly markOf: (member: Member) => string
  readonly marks: readonly string[]
}

function markBody(
  { input, request: { body } }: SettledPage,
  tokens: readonly Member[],
  { source: { encode }, markOf, marks }: BodyMarks,
): MarkedRequest['body'] | 'unclear' {
  if (tokens.length === 0) return body
  if (!encode || body === undefined) return 'unclear'
  const pieces = tokens.map((member) => ({ piece: encode(member, input[member.name]), mark: markOf(member) }))
  return BodyTemplate.of(body, pieces, marks) ?? 'unclear'
}
