/**
 * documents: DynamoDB's items in plain values.
 *
 * In: a service's model, and the options of `documents`; or an item. Out: the same operations, whose attribute values
 * (`{ S: 'text' }`) users write and see as plain values; or the item in its other form. A variant of the model has the
 * conversion in its shapes (`Shape.codec`), so a response is decoded in the same pass as without it, and validation,
 * encoding, errors and the templates of listings need to know nothing about it. It is loaded by the first call of a
 * client that has the option, and by `nexttoken/dynamodb`.
 */
export { isAttributeValue } from './attribute-shapes.js'
export type { DocumentsOptions } from './documents-options.js'
export { fromAttributeValues } from './from-attribute-values.js'
export { hasPlainValues, PlainModel } from './plain-model.js'
export { plainOperations } from './plain-operation.js'
export type { PlainAttribute, PlainInput } from './plain-types.js'
