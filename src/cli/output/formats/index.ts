/**
 * formats: one file for each format that programs read.
 *
 * In: pages, elements of a query's result, or a value. Out: the text that can be written at once.
 */
export { JsonWriter } from './json-writer.js'
export { csvLines, type LineFormat, ndjsonLines, textLinesOfRows, tsvLines } from './line-formats.js'
export { LineWriter } from './line-writer.js'
export { NdjsonWriter } from './ndjson-writer.js'
export { TextWriter } from './text-writer.js'
export { YamlStreamWriter } from './yaml-stream-writer.js'
export { loadYaml } from './yaml-text.js'
export { YamlWriter } from './yaml-writer.js'
