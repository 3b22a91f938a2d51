import { NextTokenError } from '../../errors/index.js'
import { shippedFile } from '../../models/index.js'
import { isObject } from '../../values/index.js'

/**
 * What an item of a list is, and where it has its ARN, id and tags: names of members, or `@` for the item itself.
 *
 * @example
 * { type: 'AWS::SNS::Topic', arn: 'TopicArn' }
 */
export interface ItemFacts {
  /** The type's name in CloudFormation or AWS Config; `service:Resource` if they have none. */
  readonly type: string
  readonly arn?: string
  readonly id?: string
  /** A map of tags, or a list of pairs of a key and a value. */
  readonly tags?: string
  /** The item's own region, where one region lists the items of all. */
  readonly region?: string
}

/** One way to call an operation. */
export interface ListingCall {
  /** Such as `{ Owners: ['self'] }`. The text `$account` stands for the account's id. */
  readonly input?: Readonly<Record<string, unknown>>
  /** The region in which it is called so, once in each account: its items are those of all regions. */
  readonly region?: string
}

/** An operation of the inventory. */
export interface ListedOperation {
  /** How it is called; once, without an input, if this is absent. */
  readonly calls?: readonly ListingCall[]
  /** Its lists, by JMESPath on a page. A condition leaves out items that are not the account's. */
  readonly lists: Readonly<Record<string, ItemFacts>>
}

/** The content of `models/inventory.json`: the operations of each service that an inventory calls. */
export interface InventoryFile {
  readonly generatedBy: string
  /** The botocore release whose models decided. */
  readonly botocore: string
  /** The number of operations that an inventory does not call, by reason. */
  readonly leftOut: Readonly<Record<string, number>>
  readonly services: Readonly<Record<string, Readonly<Record<string, ListedOperation>>>>
}

/** The file that ships with nexttoken, read once. */
export function inventoryFile(): InventoryFile {
  file ??= readFile()
  return file
}

let file: InventoryFile | undefined

function readFile(): InventoryFile {
  const { path, content, remedy } = shippedFile('inventory.json')
  if (isObject(content) && isObject(content.services)) return content as unknown as InventoryFile
  throw new NextTokenError('InvalidModel', `${path}: not an inventory: it has no \`services\`; ${remedy}`)
}
