import type { Sink, SinkOptions } from './sink.js'

/** Makes a sink. Nothing is opened before the sink's `open`. */
export type MakeSink = (target: string, options: SinkOptions) => Sink

/** A kind of target. */
export interface Format {
  /** For messages, such as `DuckDB`. */
  readonly name: string
  /** How its names end, such as `.csv.gz`; how they begin if they are URLs, such as `postgres://`. */
  readonly endings?: readonly string[]
  readonly schemes?: readonly string[]
  /** Loads the code, which few programs need. */
  load(): Promise<MakeSink>
}
