import type { HttpRequest } from '@smithy/core/protocols'
import type { AwsCredentialIdentity } from '@smithy/types'
import { TextTemplate } from '../../values/index.js'
import { canonicalRequest } from './canonical-request.js'
import { CredentialScope } from './credential-scope.js'
import type { SignatureScope } from './sign-request.js'

/** Texts in a request that stand for values which change from one request to the next. */
export interface SignatureMarks {
  /** For `x-amz-date`. */
  readonly time: string
  readonly bodyHash: string
  /** For the header `authorization`. */
  readonly authorization: string
  /** All marks of the request. The values of a request are in the same order. */
  readonly all: readonly string[]
}

/**
 * Signs requests that differ only in marked places, such as the pages of a listing. Gives the signatures of
 * `signRequest`, but what the requests have in common is canonical already.
 *
 * @example
 * // the text that is hashed for a page of SNS, marks shown as #:
 * 'POST\n/\n\namz-sdk-invocation-id:#\n…content-length:#\n…host:sns.us-east-1.amazonaws.com\nx-amz-date:#\n\n…\n#'
 */
export class SignatureTemplate {
  /** The headers and the query to send, with marks. */
  readonly headers: Readonly<Record<string, string>>
  readonly query: HttpRequest['query']
  /** Whether a signature needs the hash of the body. */
  readonly hashesBody: boolean
  readonly #identity: AwsCredentialIdentity
  readonly #fields: readonly [string, string, string | undefined]
  readonly #scope: SignatureScope
  readonly #names: string
  readonly #canonical: TextTemplate
  #day = ''
  #ofDay: CredentialScope | undefined

  constructor(
    marked: HttpRequest,
    identity: AwsCredentialIdentity,
    { marks, scope }: { readonly marks: SignatureMarks; readonly scope: SignatureScope },
  ) {
    const { time, bodyHash, authorization } = marks
    const { headers, names, text } = canonicalRequest(marked, identity, { time, bodyHash, isS3: scope.isS3 })
    this.headers = { ...headers, authorization }
    this.query = marked.query
    this.hashesBody = text.includes(bodyHash)
    this.#identity = identity
    this.#fields = [identity.accessKeyId, identity.secretAccessKey, identity.sessionToken]
    this.#scope = scope
    this.#names = names
    this.#canonical = TextTemplate.from(text, marks.all)
  }

  /** Whether it signs as this identity. A caller may have changed the object that it passed. */
  isFor(identity: AwsCredentialIdentity | undefined): boolean {
    const [accessKeyId, secretAccessKey, sessionToken] = this.#fields
    return (
      identity === this.#identity &&
      identity.accessKeyId === accessKeyId &&
      identity.secretAccessKey === secretAccessKey &&
      identity.sessionToken === sessionToken
    )
  }

  /** The header `authorization` for a request with these values; that of `authorization` itself is not needed. */
  authorization(time: string, values: readonly string[]): string {
    return this.#scopeOf(time.slice(0, 8)).authorization(this.#canonical.fill(values), time, this.#names)
  }

  #scopeOf(day: string): CredentialScope {
    if (this.#ofDay && this.#day === day) return this.#ofDay
    const { signingRegion, signingService } = this.#scope
    const made = new CredentialScope(this.#identity, { day, region: signingRegion, service: signingService })
    this.#day = day
    this.#ofDay = made
    return made
  }
}
