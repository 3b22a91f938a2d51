import type { Column } from '../../columns/index.js'
import type { CompiledRule } from '../../pagination/index.js'
import { UsageError } from '../options/index.js'
import type { OutputFormat, OutputSpec, Writer } from './contract/index.js'
import {
  csvLines,
  JsonWriter,
  type LineFormat,
  LineWriter,
  loadYaml,
  NdjsonWriter,
  ndjsonLines,
  TextWriter,
  textLinesOfRows,
  tsvLines,
  YamlStreamWriter,
  YamlWriter,
} from './formats/index.js'
import { HeldPages } from './held/index.js'
import { FormattedOutput, type Output } from './output.js'
import { ListingQuery, resultColumns } from './query/index.js'
import { chooseColumns, namedColumns, type RowList, rowLists } from './rows/index.js'
import { visibleJson, visibleLines } from './text/index.js'

/** `rows`: the table of a terminal. */
type ChosenFormat = OutputFormat | 'rows'

interface Parts {
  readonly spec: OutputSpec
  readonly query: ListingQuery | undefined
  readonly lists: readonly RowList[]
  /** The columns of what `--query` finds; undefined if only its result tells. */
  readonly columns: readonly Column[] | undefined
}

/**
 * Opens where the results of an operation are written. Nothing is written before the first page.
 *
 * @throws UsageError with all problems of `--columns`; NextTokenError `InvalidExpression` for `--query`.
 */
export async function openOutput(spec: OutputSpec): Promise<Output> {
  const format = chosenFormat(spec)
  const query =
    spec.query === undefined ? undefined : new ListingQuery(spec.query, spec.operation, mergeRule(spec))
  const parts = withColumns(format, {
    spec,
    query,
    lists: query ? [] : rowLists(spec),
    columns: query && resultColumns(query.node, spec.operation.output),
  })
  return new FormattedOutput({
    spec,
    query,
    writer: await writerOf(format, parts),
    guard: guardOf(format, spec),
  })
}

/** A listing is a table for a person and NDJSON for a program; a single result is JSON for both. */
function chosenFormat({ format, columns, rule, isTagged, io }: OutputSpec): ChosenFormat {
  if (format === 'table' && columns) return 'rows'
  if (format) return format
  if (!rule && !isTagged) return 'json'
  return io.stdout.isTerminal ? 'rows' : 'ndjson'
}

const formatsWithColumns: readonly ChosenFormat[] = ['rows', 'csv', 'tsv', 'text', 'ndjson', 'off']

function withColumns(format: ChosenFormat, parts: Parts): Parts {
  const { spec, query, lists, columns } = parts
  if (!spec.columns) return parts
  if (!formatsWithColumns.includes(format)) {
    throw new UsageError(
      [`--columns cannot be combined with --output ${format}`],
      'Use --columns with table, csv, tsv, text or ndjson, or choose members with --query.',
    )
  }
  // Where a row is from is always shown, first.
  const names = spec.columns.filter((name) => !spec.isTagged || !['_account', '_region'].includes(name))
  if (query) return { ...parts, columns: columns ? chooseColumns(columns, names) : namedColumns(names) }
  const [own, ...others] = lists
  if (!own) return { ...parts, columns: namedColumns(names) }
  return { ...parts, lists: [{ ...own, columns: chooseColumns(own.columns, names) }, ...others] }
}

async function writerOf(format: ChosenFormat, parts: Parts): Promise<Writer> {
  const { spec, lists } = parts
  switch (format) {
    case 'json':
      return new JsonWriter(held(parts, true))
    case 'ndjson':
      return spec.columns ? lineWriter(parts, ndjsonLines) : new NdjsonWriter(lists, spec.isTagged)
    case 'yaml':
      return new YamlWriter(held(parts, true), await loadYaml())
    case 'yaml-stream':
      return new YamlStreamWriter(spec, await loadYaml())
    case 'text':
      return spec.columns ? lineWriter(parts, textLinesOfRows) : new TextWriter(spec)
    case 'csv':
      return lineWriter(parts, csvLines(spec.csvSafe ?? false))
    case 'tsv':
      return lineWriter(parts, tsvLines)
    case 'off':
      return silent
    default:
      return tableWriter(format, parts)
  }
}

async function tableWriter(format: 'table' | 'rows', parts: Parts): Promise<Writer> {
  const { BoxWriter, TableWriter } = await import('./table/index.js')
  const { spec, lists, columns } = parts
  if (format === 'table') return new BoxWriter(spec, held(parts, false))
  const areNamed = spec.columns !== undefined
  return new TableWriter({ ...spec, lists: areNamed ? lists.slice(0, 1) : lists, columns, areNamed })
}

function lineWriter({ spec, lists, columns }: Parts, lines: LineFormat): Writer {
  const [list, ...others] = lists
  return new LineWriter({ lines, list, others, columns, isTagged: spec.isTagged })
}

function held({ spec, query }: Parts, isStreamed: boolean): HeldPages | undefined {
  const rule = mergeRule(spec)
  return rule && !query ? new HeldPages({ rule, operation: spec.operation, isStreamed }) : undefined
}

/** Two regions may have series with the same id: those are not one series. */
function mergeRule({ rule, isTagged }: OutputSpec): CompiledRule | undefined {
  if (!rule || !isTagged) return rule
  const resultKeys = rule.resultKeys.map((key) =>
    key.joinedBy ? { ...key, joinedBy: [...key.joinedBy, '_account', '_region'] } : key,
  )
  return { ...rule, resultKeys }
}

const silent: Writer = { page: () => '', elements: () => '', value: () => '', end: () => '' }

function guardOf(format: ChosenFormat, { io }: OutputSpec): (text: string) => string {
  // Tables have codes of their own, and guard their cells.
  if (!io.stdout.isTerminal || format === 'table' || format === 'rows') return (text) => text
  return format === 'json' || format === 'ndjson' ? visibleJson : visibleLines
}
