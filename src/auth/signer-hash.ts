/** The hash that Smithy’s signers take. A file of its own, so that it is loaded only with them. */
export { Sha256 } from '@smithy/core/checksum'
