import type { OptionSpec, ReadOptions } from '../../options/index.js'
import type { Io } from '../../terminal/index.js'

/** How a command about nexttoken itself writes: as text to read, or as JSON for programs. */
export type ReportFormat = 'text' | 'json' | 'ndjson'

const formats: readonly ReportFormat[] = ['text', 'json', 'ndjson']

/** In place of the `--output` of operations: there are fewer formats here. */
export const reportOptions = {
  output: {
    kind: 'text',
    group: 'output',
    argument: 'FORMAT',
    values: formats,
    help: 'Choose the format: text, json or ndjson. Default: text.',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>

/** The format that a command was given. */
export function reportFormat({ output }: ReadOptions['extra']): ReportFormat {
  return formats.find((format) => format === output) ?? 'text'
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
