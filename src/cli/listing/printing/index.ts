/**
 * printing: a request as text instead of on the network, for `--print-request`.
 */
export { printRequest } from './print-request.js'
