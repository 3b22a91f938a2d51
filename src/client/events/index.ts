/**
 * events: the event stream of a response.
 *
 * In: a decoded output, and the response that is still received. Out: the output with a member that gives the events one
 * by one. The pipeline loads this folder for operations that have events, before it sends the request.
 */
export { addEvents, withInitialResponse } from './add-events.js'
