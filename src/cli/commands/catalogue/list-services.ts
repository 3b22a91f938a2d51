import { didYouMean } from '../../../errors/index.js'
import { listServices, type ServiceSummary } from '../../../models/index.js'
import { awsNameOf, type ReadOptions } from '../../options/index.js'
import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import { reportFormat, textTable, writeReport } from '../contract/index.js'

export async function listServicesCommand({ extra, positionals }: ReadOptions, io: Io): Promise<ExitStatus> {
  const [filter = ''] = positionals
  const format = reportFormat(extra)
  const all = listServices()
  const found = all.filter((service) => matches(service, filter))
  if (found.length > 0 || format !== 'text') {
    await writeReport(found, { format, io, toText: (width) => tableOf(found, width) })
  }
  if (found.length > 0) return exitStatus.complete
  const hint = didYouMean(
    filter,
    all.map(({ name }) => name),
  )
  await io.stderr.write(
    `no service contains ${JSON.stringify(filter)}${hint || '; nexttoken services lists all'}\n`,
  )
  return exitStatus.error
}

function matches(service: ServiceSummary, filter: string): boolean {
  const wanted = fold(filter)
  return [service.name, awsNameOf(service.name), service.serviceId, service.fullName].some((name) =>
    fold(name).includes(wanted),
  )
}

function fold(name: string): string {
  return name.replace(/[-\s]/g, '').toLowerCase()
}

function tableOf(services: readonly ServiceSummary[], width: number | undefined): string {
  const rows = services.map(({ name, operations, paginators, fullName, problem }) => [
    awsNameOf(name),
    problem === undefined ? String(operations) : '-',
    problem === undefined ? String(paginators) : '-',
    problem ?? fullName,
  ])
  return textTable(['SERVICE', 'OPERATIONS', 'WITH PAGES', 'NAME'], rows, width)
}
