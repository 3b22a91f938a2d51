/**
 * skeleton: all parameters of an operation with placeholders, for `--generate-cli-skeleton`.
 *
 * In: an operation. Out: an object that `--cli-input-json` or `--cli-input-yaml` takes once it is filled in, or an
 * example of the output.
 */
export { skeletonOf } from './skeleton-of.js'
