import type { ErrorContext } from '../../errors/index.js'
import type { Structure } from '../../protocols/index.js'

/**
 * A method that only the clients of one service have and that is no operation, such as `generatePresignedPost` of S3.
 * The input and the options are as the caller passed them.
 *
 * @throws ParamValidationError with every problem of the input and the options.
 */
export type ServiceMethod = (client: MethodClient, input: unknown, options: unknown) => Promise<unknown>

/** The methods of a service. They are loaded with their first call. */
export interface ServiceMethodTable {
  readonly names: readonly string[]
  load(): Promise<Readonly<Record<string, ServiceMethod>>>
}

/** What a method gets from its client. Nothing is sent. */
export interface MethodClient {
  /** The client's region. */
  readonly region: string
  readonly errorContext: ErrorContext
  /** The URL of a call, and what its signature would be for. */
  destination(
    operation: string,
    input: Structure,
  ): Promise<{ readonly url: string; readonly scope: SigningScope }>
  /** The URL with the signature of a `GET` in its query. */
  presign(url: string, scope: SigningScope, expiresIn: number): Promise<string>
  /** Signs texts with today's key. */
  textSigner(scope: SigningScope): Promise<TextSigner>
}

/** What a signature is for. */
export interface SigningScope {
  readonly region: string
  /** The name that the service signs with, such as `rds-db`. */
  readonly name: string
}

/**
 * Signature version 4 of texts.
 *
 * @example
 * { algorithm: 'AWS4-HMAC-SHA256', credential: 'AKIA…/20260102/eu-west-1/s3/aws4_request', date: '20260102T030405Z', … }
 */
export interface TextSigner {
  readonly algorithm: string
  readonly credential: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** The same as AWS writes it. */
  readonly date: string
  readonly sessionToken: string | undefined
  /** The signature in hex. */
  sign(text: string): string
}
