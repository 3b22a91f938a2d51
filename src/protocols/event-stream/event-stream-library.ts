/** What is used of the library: a name in an `import()` of its own would bring all that the library has. */
export { EventStreamCodec, getChunkedStream, MessageDecoderStream } from '@smithy/core/event-streams'
export { fromUtf8, toUtf8 } from '@smithy/core/serde'
