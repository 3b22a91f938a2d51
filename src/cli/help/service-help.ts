import { type ServiceModel, snakeCase } from '../../models/index.js'
import { serviceWord } from '../options/index.js'
import { section, twoColumns, widthOf } from './two-columns.js'

/** What `nexttoken SERVICE help` shows: its operations, those that list first. */
export function serviceHelp(model: ServiceModel, columns: number): string {
  const width = widthOf(columns)
  const service = serviceWord(model)
  const operations = model.operationNames.flatMap((name) => model.operation(name) ?? [])
  const commands = (isPaged: boolean) =>
    operations
      .filter(({ paginationRule }) => (paginationRule !== undefined) === isPaged)
      .map(({ name }) => snakeCase(name).replaceAll('_', '-'))
      .sort()
  const waiters = model.waiterNames.map((name) => `wait ${snakeCase(name).replaceAll('_', '-')}`)
  const { serviceFullName = model.name } = model.metadata
  const ofOperation = [`nexttoken ${service} OPERATION help`, 'the parameters of an operation'] as const
  const ofWaiter = [`nexttoken ${service} wait WAITER help`, 'what a waiter waits for'] as const
  return [
    section('Usage', [`nexttoken ${service} OPERATION [--PARAMETER VALUE …] [OPTIONS]`]),
    section(`Operations of ${serviceFullName} that list`, inColumns(commands(true), width)),
    section('Other operations', inColumns(commands(false), width)),
    section('Waiters', inColumns(waiters, width)),
    section('Help', twoColumns(waiters.length > 0 ? [ofOperation, ofWaiter] : [ofOperation], width)),
  ]
    .filter((text) => text !== '')
    .join('\n')
}

/** Words beside each other, column by column. */
function inColumns(words: readonly string[], width: number): string[] {
  const widest = Math.max(0, ...words.map((word) => word.length)) + 2
  const count = Math.max(1, Math.floor((width - 2) / widest))
  const rows = Math.ceil(words.length / count)
  return Array.from({ length: rows }, (_, row) =>
    words
      .filter((_, index) => index % rows === row)
      .map((word) => word.padEnd(widest))
      .join('')
      .trimEnd(),
  )
}
