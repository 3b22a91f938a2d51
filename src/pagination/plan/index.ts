/**
 * plan: a listing as the caller asked for it, checked and completed.
 *
 * In: the caller's input and options, and who sends its requests. Out: a `WalkPlan`, which every loop over the listing
 * starts with and none changes.
 */
export type { CallArguments } from './call-arguments.js'
export type { Failure, PageSender, SendPage, SentPage } from './page-sender.js'
export { type PaginateOptions, paginateOptionNames } from './paginate-options.js'
export { planWalk } from './plan-walk.js'
export { refuseEndless } from './refuse-endless.js'
export { startToken } from './start-token.js'
export type { WalkPlan } from './walk-plan.js'
