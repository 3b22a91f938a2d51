/**
 * observe: what a client does with a call besides sending it.
 *
 * In: the handlers of a client, whether its log shows requests and responses whole, and a call. Out: functions that the
 * pipeline and the transport call with each request, response and retry. Loaded by the first call that is observed.
 */
export { observeCall } from './observe-call.js'
export type { ObservableCall, ObservedCall } from './observed-call.js'
