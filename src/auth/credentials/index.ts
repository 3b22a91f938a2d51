/**
 * credentials: which credentials a client uses.
 *
 * In: the `credentials` and `profile` options, the environment and the shared config files. Out: a provider that
 * returns the first configured source's credentials, in boto3's order, and keeps them until shortly before they
 * expire.
 */
export { createCredentials } from './create-credentials.js'
export { describeCredentials } from './describe-credentials.js'
