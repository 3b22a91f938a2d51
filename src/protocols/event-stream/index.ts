/**
 * event-stream: the events of a streaming response.
 *
 * In: a stream of bytes. Out: events, one by one, each as soon as it has arrived. Smithy's library reads the framing,
 * and the operation's protocol decodes the bodies.
 */
export { decodeMessage, type StreamMessage } from './decode-message.js'
export { eventStreamMember } from './event-stream-member.js'
export { readMessages } from './read-messages.js'
