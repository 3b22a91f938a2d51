/**
 * form: request bodies of `query` and `ec2`.
 *
 * In: an operation, an input, and the dialect of the protocol. Out: `Action=ListTopics&Version=2010-03-31`. The two
 * protocols differ only in names and empty lists, so one compiler serves both. Their responses are XML.
 */
export { encodeAction } from './encode-action.js'
export { type FormDialect, formEncoder, formEntry } from './encode-form.js'
