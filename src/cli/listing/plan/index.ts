/**
 * plan: what has to be clear before the first request.
 *
 * In: our options, the environment and the profile. Out: a client's configuration, a listing's options, an output; every
 * option that does not fit; and the user's consent to a change.
 */
export { clientConfigOf } from './client-config-of.js'
export { confirmChange } from './confirm-change.js'
export { followedTimes } from './followed-times.js'
export { openListingOutput } from './open-listing-output.js'
export { optionConflicts } from './option-conflicts.js'
export { paginateOptionsOf } from './paginate-options-of.js'
export { outputFormatOf } from './profile-setting.js'
export { readOperationWords } from './read-operation-words.js'
