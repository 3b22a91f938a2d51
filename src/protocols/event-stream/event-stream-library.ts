/** The parts of the library that are used. An `import()` of the library itself would bundle all of it. */
export { EventStreamCodec, getChunkedStream, MessageDecoderStream } from '@smithy/core/event-streams'
export { fromUtf8, toUtf8 } from '@smithy/core/serde'
