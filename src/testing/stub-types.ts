import type { CalledName, ResponseMetadata, Spelled } from '../client/index.js'
import type { AwsError, AwsErrorFields } from '../errors/index.js'
import type { PageIterator } from '../pagination/index.js'
import type { StreamSource } from '../protocols/index.js'
import type { StreamedBody } from '../transport/index.js'
import type { Matcher } from './matching/index.js'

type Structure = Record<string, unknown>

/**
 * Answers for the calls of a client, in place of its service. Answers are checked when they are added, and again by
 * every call that a function answers.
 *
 * `addResponse`, `addError` and `addPages` make a queue: each call gets the next answer, once. What the queue has no
 * answer for is answered by `on`, any number of times. A call that neither answers fails with `UnexpectedCall`.
 *
 * Operations are named in any spelling: `GetObject`, `getObject` or `get_object`.
 */
export interface Stub<Operations, Paginators> {
  /**
   * Every call that was made, in order, retries of the code under test included.
   *
   * @example expect(stubbed.calls.map((call) => call.operation)).toEqual(['CreateTopic', 'Subscribe'])
   */
  readonly calls: readonly StubbedCall[]

  /**
   * Answer the next call of the queue with an output, as boto3's `add_response`. With `expected`, the call must have
   * exactly this input; `ANY` and the matchers of your test framework stand for any value that fits.
   *
   * @example stubbed.addResponse('CreateTopic', { TopicArn: 'arn:aws:sns:us-east-1:1:news' }, { Name: 'news' })
   * @throws NextTokenError `UnknownOperation`; ParamValidationError with every member that does not fit the model.
   */
  addResponse<Name extends OperationName<Operations>>(
    operation: Name,
    output: OutputAnswer<Operations, Name>,
    expected?: ExpectedInput<Operations, Name>,
  ): this
  addResponse<Name extends string>(
    operation: CalledName<Name, Operations>,
    output: OutputAnswer<Operations, Name>,
    expected?: ExpectedInput<Operations, Name>,
  ): this

  /**
   * Answer the next call of the queue with an error of the service, as boto3's `add_client_error`. The call rejects with
   * a `ServiceError`; it is not retried.
   *
   * @example stubbed.addError('GetTopicAttributes', { code: 'NotFound', message: 'Topic does not exist' })
   * @throws NextTokenError `UnknownOperation`; ParamValidationError with everything that does not fit.
   */
  addError<Name extends OperationName<Operations>>(
    operation: Name,
    error: ErrorAnswer<Operations, Name>,
    expected?: ExpectedInput<Operations, Name>,
  ): this
  addError<Name extends string>(
    operation: CalledName<Name, Operations>,
    error: ErrorAnswer<Operations, Name>,
    expected?: ExpectedInput<Operations, Name>,
  ): this

  /**
   * Answer the next calls of the queue with the pages of a listing: the items of each page, or a page without its
   * tokens. Tokens, counts and flags such as `IsTruncated` are filled in, and the call for each further page must have
   * the token of the page before.
   *
   * @example stubbed.addPages('list_topics', [[{ TopicArn: 'arn:1' }, { TopicArn: 'arn:2' }], [{ TopicArn: 'arn:3' }]])
   * @throws NextTokenError `UnknownOperation`, or `OperationNotPageable` for an operation without pages;
   * ParamValidationError with every member that does not fit the model.
   */
  addPages<Name extends keyof Paginators & string>(
    operation: Name,
    pages: readonly PageAnswer<Operations, Paginators, Name>[],
  ): this

  /**
   * Answer any number of calls, in any order: with an output, an error, or a function of the input that returns an
   * output or throws an `awsError`. With `input`, only calls whose input has these members are answered. If several
   * answers fit, the one that was added last counts.
   *
   * @example
   * stubbed.on('GetObject', { Key: 'gone.txt' }, awsError({ code: 'NoSuchKey' }))
   * stubbed.on('UploadPart', ({ PartNumber }) => ({ ETag: `"${PartNumber}"` }))
   * @throws NextTokenError `UnknownOperation`; ParamValidationError with every member that does not fit the model.
   */
  on<Name extends OperationName<Operations>>(operation: Name, answer: Answer<Operations, Name>): this
  on<Name extends OperationName<Operations>>(
    operation: Name,
    input: SelectedInput<Operations, Name>,
    answer: Answer<Operations, Name>,
  ): this
  on<Name extends string>(operation: CalledName<Name, Operations>, answer: Answer<Operations, Name>): this
  on<Name extends string>(
    operation: CalledName<Name, Operations>,
    input: SelectedInput<Operations, Name>,
    answer: Answer<Operations, Name>,
  ): this

  /**
   * The inputs of the calls of one operation, in order, as they were passed. A body that was a stream has been read:
   * it is a `Uint8Array`.
   *
   * @example expect(stubbed.inputsOf('PutObject')).toEqual([{ Bucket: 'books', Key: 'a.txt', Body: 'hello' }])
   */
  inputsOf<Name extends OperationName<Operations>>(operation: Name): readonly InputOf<Operations, Name>[]
  inputsOf<Name extends string>(operation: CalledName<Name, Operations>): readonly InputOf<Operations, Name>[]

  /**
   * Check that every answer of the queue was used and that no call was left without an answer, also if the code under
   * test caught its error.
   *
   * @throws NextTokenError `PendingResponses` that lists all of them.
   */
  assertNoPendingResponses(): void

  /** Forget all answers and all calls, and stay active. */
  reset(): this

  /** Answer the client's calls again after `restore`. `stub` does it, too. */
  activate(): this

  /** Give the calls back to the service. Answers and calls are kept. `using stubbed = stub(client)` does it at the end of its scope. */
  restore(): void
  [Symbol.dispose](): void
}

/** A call that a stub got. */
export interface StubbedCall {
  /** As AWS spells it. */
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

/** The names that editors suggest. */
export type OperationName<Operations> = (keyof Operations & string) | Uncapitalize<keyof Operations & string>

/** The entry of an operation in a client's table, by any spelling. */
type EntryOf<Operations, Name extends string> = Name extends keyof Operations
  ? Operations[Name]
  : Spelled<Name, Operations> extends infer Known extends keyof Operations
    ? Operations[Known]
    : never

export type InputOf<Operations, Name extends string> =
  EntryOf<Operations, Name> extends { input: infer Input } ? Input : Structure

type OutputOf<Operations, Name extends string> =
  EntryOf<Operations, Name> extends { output: infer Output } ? Output : Structure

type CodesOf<Operations, Name extends string> =
  EntryOf<Operations, Name> extends { errors: infer Codes extends string } ? Codes : string

/** An output as a test gives it: a body may be text or bytes, and events an array. */
export type GivenOutput<Output> = { [Member in keyof Output]: GivenMember<Output[Member]> } & {
  readonly $metadata?: Partial<ResponseMetadata> | undefined
}

type GivenMember<Value> = Value extends StreamedBody
  ? Uint8Array | string | StreamSource
  : Value extends AsyncIterable<infer Event>
    ? Iterable<Event | AwsError> | AsyncIterable<Event | AwsError>
    : Value

export type OutputAnswer<Operations, Name extends string> = GivenOutput<OutputOf<Operations, Name>>

export type ErrorAnswer<Operations, Name extends string> = AwsErrorFields<
  CodesOf<Operations, Name> | (string & {})
>

export type Answer<Operations, Name extends string> =
  | OutputAnswer<Operations, Name>
  | AwsError
  | ((
      input: InputOf<Operations, Name>,
      number: number,
    ) => OutputAnswer<Operations, Name> | AwsError | Promise<OutputAnswer<Operations, Name> | AwsError>)

export type PageAnswer<Operations, Paginators, Name extends keyof Paginators & string> =
  | readonly ItemOf<Paginators[Name]>[]
  | (Partial<OutputAnswer<Operations, Name>> & NoList)

/** An array has all the members that an output must have: none. */
interface NoList {
  readonly [Symbol.iterator]?: never
}

type ItemOf<P> = P extends {
  paginate(...args: never[]): PageIterator<infer _Page, infer Lists, infer Primary>
}
  ? Lists[Primary & keyof Lists]
  : unknown

/** A value with `ANY` or matchers in it, at any depth. */
export type Expected<Value> =
  | Matcher
  | (Value extends Uint8Array | Date | StreamSource
      ? Value
      : Value extends readonly (infer Item)[]
        ? readonly Expected<Item>[]
        : Value extends object
          ? { readonly [Member in keyof Value]: Expected<Value[Member]> }
          : Value)

export type ExpectedInput<Operations, Name extends string> = Expected<InputOf<Operations, Name>>
export type SelectedInput<Operations, Name extends string> =
  | Matcher
  | Partial<ExpectedInput<Operations, Name>>
