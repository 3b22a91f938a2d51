/** Requests per second; no throttle makes a rate lower. */
export const slowestRate = 0.5
