import type { NextTokenError } from '../../errors/index.js'
import type { StreamSource } from '../../protocols/index.js'

/** What every event says about its call. */
interface CallEvent<Name, Input> {
  /** The service's name as `client(name)` takes it. */
  readonly service: string
  /** The operation as AWS spells it. */
  readonly operation: Name
  /** The call's input, as it was passed. For a page of a listing, with the page's token. */
  readonly input: Readonly<Input>
  /** 1 for the first request of the call. */
  readonly attempt: number
}

/** A request that is not signed yet. */
export interface HookRequest {
  readonly method: string
  /** Without a signature. */
  readonly url: string
  /**
   * Names in lower case. A header that you set here is signed and sent; one that you delete is not sent. Headers of the
   * signature itself are set later. `host`, `content-length` and `transfer-encoding` cannot be changed.
   */
  readonly headers: Record<string, string>
  /** undefined if the request has no body. Do not read a body that is a stream: it is sent. */
  readonly body: string | Uint8Array | StreamSource | undefined
}

/** A request is about to be signed and sent. */
export interface RequestEvent<Name = string, Input = object> extends CallEvent<Name, Input> {
  readonly request: HookRequest
}

/** A response was received and read. */
export interface ResponseEvent<Name = string, Input = object, Result = object>
  extends CallEvent<Name, Input> {
  readonly statusCode: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The service's id of the request. */
  readonly requestId: string | undefined
  /** Milliseconds from sending the request until the response was read. */
  readonly milliseconds: number
  /** The output, without `$metadata`; undefined if the service refused the call or the response cannot be read. */
  readonly output: Result | undefined
  /** The error that the caller gets if no other attempt follows; undefined for a success. */
  readonly error: NextTokenError | undefined
}

/** An attempt failed, and the next one follows now. */
export interface RetryEvent<Name = string, Input = object> extends CallEvent<Name, Input> {
  /** Why the attempt failed. */
  readonly error: NextTokenError
  /** Milliseconds that the call waited after the failure. */
  readonly delay: number
}

/** The events of a client, by name, for all of its operations. */
export interface HookEvents<Operations> {
  request: { [Name in keyof Operations]: RequestEvent<Name, InputOf<Operations[Name]>> }[keyof Operations]
  response: {
    [Name in keyof Operations]: ResponseEvent<Name, InputOf<Operations[Name]>, OutputOf<Operations[Name]>>
  }[keyof Operations]
  retry: { [Name in keyof Operations]: RetryEvent<Name, InputOf<Operations[Name]>> }[keyof Operations]
}

type InputOf<Operation> = Operation extends { input: infer Input } ? Input : never
type OutputOf<Operation> = Operation extends { output: infer Result } ? Result : never

/** Is called with an event, and awaited. An error that it throws ends the call. */
export type HookHandler<Event> = (event: Event) => unknown
