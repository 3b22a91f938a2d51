/**
 * s3: what S3 needs that its model does not say, with one file per subject.
 *
 * In: an input, a request or a response of S3. Out: its adapted form, through `ServiceHooks`.
 */
export { s3 } from './s3.js'
