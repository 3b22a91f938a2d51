/**
 * form: request bodies of `query` and `ec2`: `Action=ListTopics&Version=2010-03-31`.
 */
export { encodeAction } from './encode-action.js'
export { type FormDialect, formEncoder } from './encode-form.js'
