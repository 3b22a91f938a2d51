import { didYouMean } from '../../../errors/index.js'
import { loadModel } from '../../../models/index.js'
import { operationCommand } from '../../arguments/index.js'
import { type ReadOptions, serviceOf } from '../../options/index.js'
import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import { reportFormat, textTable, writeReport } from '../contract/index.js'
import { type OperationRow, operationRow } from './operation-row.js'

/** @throws NextTokenError `UnknownService` with the nearest names. */
export async function listOperationsCommand(given: ReadOptions, io: Io): Promise<ExitStatus> {
  const [service = '', filter = ''] = given.positionals
  const format = reportFormat(given.extra)
  const model = loadModel(serviceOf(service))
  const wanted = fold(filter)
  const found = model.operationNames
    .filter((name) => fold(name).includes(wanted))
    .flatMap((name) => model.operation(name) ?? [])
    .map(operationRow)
    .filter((row) => isChosen(row, given.extra))
    .sort((a, b) => (a.command < b.command ? -1 : 1))
  if (found.length > 0 || format !== 'text') {
    await writeReport(found, { format, io, toText: (width) => tableOf(found, width) })
  }
  if (found.length > 0) return exitStatus.complete
  const all = model.operationNames.map(operationCommand)
  const hint = didYouMean(filter, all)
  const which =
    filter === '' ? 'no operation fits' : `no operation that fits contains ${JSON.stringify(filter)}`
  await io.stderr.write(
    `${service}: ${which}${hint || `; nexttoken operations ${service} lists all ${all.length}`}\n`,
  )
  return exitStatus.error
}

function isChosen({ hasPages, onlyReads }: OperationRow, extra: ReadOptions['extra']): boolean {
  return (hasPages || !extra['with-pages']) && (onlyReads || !extra['only-reading'])
}

function fold(name: string): string {
  return name.replace(/[-_\s]/g, '').toLowerCase()
}

function tableOf(rows: readonly OperationRow[], width: number | undefined): string {
  const cells = rows.map(({ command, hasPages, onlyReads, isDeprecated, parameters }) => [
    command,
    hasPages ? 'pages' : '-',
    onlyReads ? '-' : 'changes',
    [
      ...(isDeprecated ? ['(deprecated)'] : []),
      ...parameters.filter(({ isRequired }) => isRequired).map(({ option }) => option),
      ...parameters.filter(({ isRequired }) => !isRequired).map(({ option }) => `[${option}]`),
    ].join(' '),
  ])
  return textTable(['OPERATION', 'PAGES', 'CHANGES', 'PARAMETERS'], cells, width)
}
