/**
 * schedule: many listings at once.
 *
 * In: jobs: an operation in a region of an account. Out: what they give, as it comes, and how each of them ended. A bounded
 * number is at work, chosen so that one throttled API does not starve the rest: a job that waits for its pace gives its
 * place away. Clients are made with their first job and destroyed with the last.
 */
export { interleave } from './interleave.js'
export type { AnyPages, Job, JobEnd, JobEvent, JobLoop, TargetOutcome } from './job.js'
export { type JobRun, runJobs } from './run-jobs.js'
