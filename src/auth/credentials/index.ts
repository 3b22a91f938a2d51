/**
 * credentials: the first source that is configured, in boto3's order, kept until shortly before it expires.
 */
export { createCredentials } from './create-credentials.js'
