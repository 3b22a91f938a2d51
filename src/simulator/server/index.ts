/**
 * server: the HTTP server that the simulator runs on, and its rate limit.
 */
export { RateLimit } from './rate-limit.js'
export { serve } from './server.js'
