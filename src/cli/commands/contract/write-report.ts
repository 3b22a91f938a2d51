import { type OwnOptions, UsageError } from '../../options/index.js'
import type { Io } from '../../terminal/index.js'

/** How a command about nexttoken itself writes: as text to read, or as JSON for programs. */
export type ReportFormat = 'text' | 'json' | 'ndjson'

const formats: Readonly<Record<string, ReportFormat>> = {
  text: 'text',
  table: 'text',
  json: 'json',
  ndjson: 'ndjson',
}

/** @throws UsageError for a format of listings that makes no sense here. */
export function reportFormat({ output = 'text' }: OwnOptions): ReportFormat {
  const format = Object.hasOwn(formats, output) ? formats[output] : undefined
  if (format) return format
  throw new UsageError([`--output is ${JSON.stringify(output)}: this command writes text, json or ndjson`])
}

/** A value as JSON with a line break, indented as the AWS CLI does. */
export async function writeJson(value: unknown, io: Io): Promise<void> {
  await io.stdout.write(`${JSON.stringify(value, null, 4)}\n`)
}

/** Writes a list: as JSON, one object a line, or the text that `toText` makes for the width of the terminal. */
export async function writeReport(
  list: readonly unknown[],
  {
    format,
    io,
    toText,
  }: {
    readonly format: ReportFormat
    readonly io: Io
    readonly toText: (width: number | undefined) => string
  },
): Promise<void> {
  if (format === 'json') return writeJson(list, io)
  if (format === 'ndjson') return io.stdout.write(list.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const { isTerminal, width } = io.stdout
  return io.stdout.write(toText(isTerminal ? width : undefined))
}
