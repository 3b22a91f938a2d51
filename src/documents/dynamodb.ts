/**
 * `nexttoken/dynamodb`: DynamoDB's attribute values as plain values, and back, without a client.
 */
export type { DocumentsOptions, FromAttributeOptions, ToAttributeOptions } from './documents-options.js'
export { DynamoNumber } from './dynamo-number.js'
export { fromAttributeValue, fromAttributeValues } from './from-attribute-values.js'
export type { AttributeValue, AttributeValueLike, PlainAttribute, PlainInput } from './plain-types.js'
export { toAttributeValue, toAttributeValues } from './to-attribute-values.js'
