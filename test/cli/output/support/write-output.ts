import { type Origin, type OutputEnd, type OutputSpec, openOutput } from '../../../../src/cli/output/index.js'
import { loadModel, type OperationModel } from '../../../../src/models/index.js'
import { compiledRule } from '../../../../src/pagination/index.js'
import { RecordedIo, type RecordedOptions } from '../../../support/cli/recorded-io.js'

export interface WrittenOutput {
  readonly text: string
  /** What each page and the end wrote. */
  readonly writes: readonly string[]
  readonly notes: readonly string[]
}

type Options = Partial<Omit<OutputSpec, 'operation' | 'io'>> &
  Pick<RecordedOptions, 'isTerminal' | 'width'> & {
    readonly end?: OutputEnd
    /** Where each page is from, in turn. */
    readonly origins?: readonly Origin[]
    readonly env?: Readonly<Record<string, string>>
  }

export function operationOf(name: string): OperationModel {
  const [service = '', operation = ''] = name.split('.')
  const found = loadModel(service).operation(operation)
  if (!found) throw new Error(`no operation ${name}`)
  return found
}

/**
 * Writes the pages of a listing.
 *
 * @example await writePages('sns.ListTopics', [{ Topics: [{ TopicArn: 'a' }] }], { format: 'csv' })
 */
export async function writePages(
  name: string,
  pages: readonly object[],
  options: Options = {},
): Promise<WrittenOutput> {
  const operation = operationOf(name)
  return write({ ...options, rule: compiledRule(operation) }, operation, async (output) => {
    for (const [index, page] of pages.entries()) await output.page(page, options.origins?.[index])
  })
}

/** Writes the result of an operation without pages. */
export async function writeResult(
  name: string,
  result: object,
  options: Options = {},
): Promise<WrittenOutput> {
  return write(options, operationOf(name), (output) => output.result(result))
}

async function write(
  { end, isTerminal = false, width = 80, env = {}, origins, ...options }: Options,
  operation: OperationModel,
  run: (output: Awaited<ReturnType<typeof openOutput>>) => Promise<void>,
): Promise<WrittenOutput> {
  const recorded = new RecordedIo({ isTerminal, width })
  const io = { stdout: recorded.stdout, stderr: recorded.stderr, env }
  const isTagged = origins !== undefined
  const output = await openOutput({ isTagged, color: 'auto', ...options, operation, io })
  await run(output)
  await output.end(end)
  return { text: recorded.stdout.text, writes: recorded.stdout.writes.map(String), notes: output.notes }
}
