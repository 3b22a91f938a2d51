/**
 * pipeline: one call from input to output; it reads from top to bottom in `pipeline.ts`.
 */
export { credentialCalls } from './credential-calls.js'
export { checkGovernor } from './operation-paces.js'
export { Pipeline } from './pipeline.js'
