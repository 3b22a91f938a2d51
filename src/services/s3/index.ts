/**
 * s3: what S3 needs beyond its model, one file per subject.
 */
export { s3 } from './s3.js'
