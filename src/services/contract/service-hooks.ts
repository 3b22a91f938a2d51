import type { ParamProblem } from '../../errors/index.js'
import type { Member, OperationModel, Shape } from '../../models/index.js'
import type {
  DecodedError,
  EncodedRequest,
  RawResponse,
  ResponseRoots,
  Structure,
} from '../../protocols/index.js'
import type { ServiceMethodTable } from './service-method.js'

/**
 * What one service needs that its model does not say. The hooks are listed in the order in which the pipeline calls
 * them.
 */
export interface ServiceHooks {
  /**
   * Whether `adaptInput`, `checkInput`, `hostUrl`, `adaptRequest` and `presignedCopy` neither read nor change the tokens
   * of this listing. Then a page can be made from the request of the page before it; otherwise, which is the default of
   * a service with one of these hooks, each page is made from its input.
   */
  ignoresTokens?(operation: OperationModel): boolean
  /** Called before validation, so the input can be anything. Returns a new input, and never changes the one it got. */
  adaptInput?(operation: OperationModel, input: Structure): Structure | Promise<Structure>
  /** Finds problems of an input that the model does not know. Not called if validation is off. */
  checkInput?(operation: OperationModel, input: Structure): readonly ParamProblem[]
  /** A URL whose host replaces the host of the service; undefined keeps the service's host. */
  hostUrl?(operation: OperationModel, input: Structure): string | undefined
  /** Called for the encoded request, before it has a host and a signature. Changes it in place. */
  adaptRequest?(operation: OperationModel, request: EncodedRequest): void | Promise<void>
  /**
   * Called after `adaptRequest`: the presigned URL of the same call in another region that a form needs, if it does.
   */
  presignedCopy?(operation: OperationModel, input: Structure): PresignedCopy | undefined
  /** Called before a response is read. Returns the response to read. */
  adaptResponse?(operation: OperationModel, response: RawResponse): RawResponse
  /** Root elements of responses whose names are not in the model. */
  readonly responseRoots?: ResponseRoots
  /** Called for a decoded output. Changes it in place. */
  adaptOutput?(operation: OperationModel, output: Structure, source: DecodedResponse): void
  /** Called for a decoded error. Changes it in place. */
  adaptError?(operation: OperationModel, error: DecodedError): void
  /** The header, in lower case, with the CRC-32 of a successful response's body in decimal digits. */
  readonly crc32Header?: string
  readonly regions?: RegionHooks
  readonly sessions?: SessionHooks
  /** Methods of the service's clients that are no operations. */
  readonly methods?: ServiceMethodTable
  /** For the declarations: the type of a member that accepts or returns another type than its shape's. */
  memberType?(owner: Shape, member: Member): MemberType | undefined
}

/** A copy from another region. */
export interface PresignedCopy {
  readonly from: string
  /** The parameter for the URL. */
  readonly parameter: string
  /** Whether the call itself sends `DestinationRegion`, as its URL does. */
  readonly tellsDestination: boolean
}

/** The response that an output was decoded from. */
export interface DecodedResponse {
  /** The caller's input, before `adaptInput`. */
  readonly callerInput: Structure
  readonly response: RawResponse
}

/** For a service that refuses a call in the wrong region and names the right one. The call is sent there, once. */
export interface RegionHooks {
  /** The key under which the region is remembered for later calls; undefined if the call must not change its region. */
  scope(input: Structure): string | undefined
  /** The region that an error names; undefined if the error has another cause. */
  regionOf(operation: OperationModel, error: DecodedError, response: RawResponse): string | undefined
}

/** For a service that needs some calls signed with the credentials of a session, which it returns itself. */
export interface SessionHooks {
  /** The operation that opens a session. */
  readonly operation: string
  /** The input that opens the session for a call with this input. Equal inputs share a session. */
  inputFor(input: Structure): Structure
  /** The credentials in the output; undefined if there are none. */
  credentialsIn(output: Structure): SessionCredentials | undefined
}

export interface SessionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiration: Date
}

/** The TypeScript type of a member in inputs and in outputs. The default is the type of its shape. */
export interface MemberType {
  readonly in?: string
  readonly out?: string
  /** Whether the member is optional although the model requires it. */
  readonly isFilledIn?: boolean
}
