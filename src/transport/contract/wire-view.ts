import type { HttpRequest } from '@smithy/types'
import type { RawResponse } from '../../protocols/index.js'

/** What the log shows of a request and a response if it shows them whole: with headers and body, without secrets. */
export interface WireView {
  request(request: HttpRequest): Readonly<Record<string, unknown>>
  /** The response's body is only valid during the call. */
  response(response: RawResponse): Readonly<Record<string, unknown>>
}
