/**
 * pace: when the next request of an operation may go out.
 *
 * In: an operation of an account and region, and how each of its attempts ended. Out: a `Pace`, which the transport waits
 * for before every attempt. AWS allows so many requests a second and refuses the rest; a refused request costs a retry and
 * its wait. So a pace starts at the documented quota where there is one (`known-quotas`), halves when AWS refuses, and
 * grows again. All listings of one operation in a process share one pace, because AWS counts them together.
 */
export { paceOf } from './pace-of.js'
