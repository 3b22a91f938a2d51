/**
 * text: rows as lines of text.
 *
 * In: columns and a row. Out: a line. Nothing here knows files.
 */
export { csv } from './csv.js'
export { ndjson } from './ndjson.js'
export type { TextFormat } from './text-format.js'
