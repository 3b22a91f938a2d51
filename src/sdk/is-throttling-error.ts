/** A file of its own, so that only Smithy's check is loaded, and only when it is needed. */
export { isThrottlingError } from '@smithy/core/retry'
