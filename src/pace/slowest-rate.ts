/** The lowest rate that throttles can lead to, in requests per second. */
export const slowestRate = 0.5
