import type { DynamoNumber } from './dynamo-number.js'

/** An attribute value as DynamoDB itself writes it: exactly one member. It fits the AWS SDK's type of the same name. */
export type AttributeValue = {
  [Type in keyof AttributeTypes]: Readonly<Pick<AttributeTypes, Type>> & {
    readonly [Other in Exclude<keyof AttributeTypes, Type>]?: never
  }
}[keyof AttributeTypes]

interface AttributeTypes {
  S: string
  N: string
  B: Uint8Array
  SS: string[]
  NS: string[]
  BS: Uint8Array[]
  M: Record<string, AttributeValue>
  L: AttributeValue[]
  NULL: boolean
  BOOL: boolean
}

/** An attribute value as anybody may have declared it. */
export interface AttributeValueLike {
  readonly S?: string | undefined
  readonly N?: string | undefined
  readonly B?: Uint8Array | undefined
  readonly SS?: readonly string[] | undefined
  readonly NS?: readonly string[] | undefined
  readonly BS?: readonly Uint8Array[] | undefined
  readonly M?: Readonly<Record<string, AttributeValueLike>> | undefined
  readonly L?: readonly AttributeValueLike[] | undefined
  readonly NULL?: boolean | undefined
  readonly BOOL?: boolean | undefined
}

/** A value of an item as a client with `documents` returns it. */
export type PlainAttribute =
  | string
  | number
  | bigint
  | DynamoNumber
  | boolean
  | null
  | Uint8Array
  | Set<string>
  | Set<number | bigint | DynamoNumber>
  | Set<Uint8Array>
  | PlainAttribute[]
  | { [name: string]: PlainAttribute }

/**
 * A value that a client with `documents` stores: a text, number, bigint, boolean, null, bytes, a `Set`, a list, an object
 * of such values, or a `Map`. Objects of interfaces fit too, so the compiler does not look into objects; what DynamoDB
 * cannot store in them is refused before the request, with its path.
 */
export type PlainInput = string | number | bigint | boolean | null | object
