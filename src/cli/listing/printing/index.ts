/**
 * printing: values as they come; a request as text instead of on the network, for `--print-request`.
 */

export { printEach } from './print-each.js'
export { printRequest } from './print-request.js'
export { writeSkeleton } from './write-skeleton.js'
