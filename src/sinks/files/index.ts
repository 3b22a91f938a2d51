/**
 * files: rows in files.
 *
 * In: rows and checkpoints. Out: a file that is written beside its place, continued after its process ended, and moved
 * when it is complete.
 */

import { csv, ndjson } from '../../columns/index.js'
import type { MakeSink } from '../contract/index.js'
import { ParquetSink } from './parquet-sink.js'
import { TextSink } from './text-sink.js'

export const makeNdjson: MakeSink = (target, options) => new TextSink(target, options, ndjson)
export const makeCsv: MakeSink = (target, options) => new TextSink(target, options, csv)
export const makeParquet: MakeSink = (target, options) => new ParquetSink(target, options)
