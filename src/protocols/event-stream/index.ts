/**
 * event-stream: the events of a streaming response, one by one. Framing is Smithy's, each body is the protocol's.
 */
export { decodeMessage, type StreamMessage } from './decode-message.js'
export { eventStreamMember } from './event-stream-member.js'
export { readMessages } from './read-messages.js'
