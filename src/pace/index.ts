/**
 * pace: when the next request of an operation may go out.
 *
 * In: an operation of an account and region, and how each of its attempts ended. Out: a `Pace`, which the transport waits
 * for before every attempt. AWS allows a number of requests per second and throttles the rest; a throttled request costs a
 * retry and its delay. So a pace starts at the documented quota if there is one (`known-quotas`); otherwise at no limit
 * until throttles are frequent (`rate-controller`). Then it searches for the highest rate without throttles. All listings
 * of one operation in a process share one pace, because AWS counts them together.
 */
export { paceOf } from './pace-of.js'
export { patientPace, type WorkSlot } from './patient-pace.js'
