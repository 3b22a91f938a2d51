/**
 * rule: what the model says about an operation's pages, compiled once.
 *
 * In: an operation's pagination rule and its shapes. Out: a `CompiledRule`: token names, compiled expressions, result keys,
 * the limit parameter and its bounds, and what a repeated token means. For S3 ListObjectVersions it has the input tokens
 * `KeyMarker` and `VersionIdMarker`, the more-results flag `IsTruncated`, the result keys `Versions`, `DeleteMarkers` and
 * `CommonPrefixes`, and the limit `MaxKeys` from 1 to 1000.
 */
export { type CompiledRule, compiledRule, type InputToken, type PageKey } from './compiled-rule.js'
export { isAbsent } from './is-absent.js'
export type { LimitParameter } from './limit-parameter.js'
export type { MemberPolicy, Way } from './member-policy.js'
export { clampPageSize, limitValue } from './page-size.js'
export { withValue } from './path.js'
export { ownKeys, resultKeyProblem, resultKeysNamed } from './result-keys.js'
export { canSeek, isSought, type Seek, seekProblem, seekValues, wholeItem } from './seek.js'
export { asTaken } from './url-encoded.js'
