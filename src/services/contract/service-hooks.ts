import type { ParamProblem } from '../../errors/index.js'
import type { Member, OperationModel, Shape } from '../../models/index.js'
import type {
  AnswerRoots,
  DecodedError,
  EncodedRequest,
  RawResponse,
  Structure,
} from '../../protocols/index.js'

/**
 * What one service needs beyond its model, at fixed places of the one pipeline that all calls go through. They
 * stand here in the order in which a call meets them.
 */
export interface ServiceHooks {
  /** Before validation, so what the caller gave may be anything; gives a new input, and never writes the one it got. */
  adaptInput?(operation: OperationModel, input: Structure): Structure | Promise<Structure>
  /** What is wrong with an input that the model finds nothing wrong with. Not asked where validation is off. */
  checkInput?(operation: OperationModel, input: Structure): readonly ParamProblem[]
  /** The URL whose host the call goes to in place of the service's own; undefined: the service's own. */
  hostUrl?(operation: OperationModel, input: Structure): string | undefined
  /** After the request is encoded, before it has a host and a signature; may write it. */
  adaptRequest?(operation: OperationModel, request: EncodedRequest): void | Promise<void>
  /** After `adaptRequest`: where a form wants a presigned URL of the same call in another region. */
  presignedCopy?(operation: OperationModel, input: Structure): PresignedCopy | undefined
  /** Before anything of an answer is read: the answer as it is to be understood. */
  adaptResponse?(operation: OperationModel, response: RawResponse): RawResponse
  /** Where an answer's root element has another name than the model says. */
  readonly answerRoots?: AnswerRoots
  /** After an answer is decoded; may write it. */
  adaptOutput?(operation: OperationModel, output: Structure, answer: Answer): void
  /** After a refusal is decoded; may write it. */
  adaptError?(operation: OperationModel, error: DecodedError): void
  /** The header, in lower case, with the CRC-32 of a success's body in decimal digits. */
  readonly crc32Header?: string
  readonly regions?: RegionHooks
  readonly sessions?: SessionHooks
  /** For the declarations: where a member takes or gives another type than its shape's. */
  memberType?(owner: Shape, member: Member): MemberType | undefined
}

/** A copy out of another region. */
export interface PresignedCopy {
  readonly from: string
  /** The parameter that the URL goes into. */
  readonly parameter: string
  /** Whether the call itself says `DestinationRegion` too, as its URL does. */
  readonly tellsDestination: boolean
}

/** What an output came from. */
export interface Answer {
  /** The input as the caller gave it, before `adaptInput`. */
  readonly given: Structure
  readonly response: RawResponse
}

/** Of a service that refuses a call in the wrong region and names the right one: the call is sent there, once. */
export interface RegionHooks {
  /** What a region is remembered for, so that later calls go there at once; undefined: the call stays where it is. */
  scope(input: Structure): string | undefined
  /** The region that a refusal names; undefined where it is another refusal. */
  regionOf(operation: OperationModel, error: DecodedError, response: RawResponse): string | undefined
}

/** Of a service that wants some of its calls signed with the credentials of a session, which it gives out itself. */
export interface SessionHooks {
  /** The operation that opens a session. */
  readonly operation: string
  /** Its input, for a call of this input. Equal inputs share a session. */
  inputFor(input: Structure): Structure
  /** undefined where the answer has none. */
  credentialsIn(output: Structure): SessionCredentials | undefined
}

export interface SessionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiration: Date
}

/** TypeScript's type of a member, in an input and in an output; whichever is left out is the shape's. */
export interface MemberType {
  readonly in?: string
  readonly out?: string
  /** The member need not be given, although the model requires it. */
  readonly isFilledIn?: boolean
}
