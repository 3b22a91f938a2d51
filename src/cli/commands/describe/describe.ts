import { apiVersions, findOperation, loadModel, type ServiceModel } from '../../../models/index.js'
import { widthOf, wrap } from '../../help/index.js'
import { type ReadOptions, serviceOf, serviceWord } from '../../options/index.js'
import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import { reportFormat, writeJson } from '../contract/index.js'
import { operationJson } from './operation-json.js'
import { operationText } from './operation-text.js'
import { versionOption } from './typescript-example.js'

const USUAL_DEPTH = 3

/** @throws NextTokenError `UnknownService` or `UnknownOperation` with the nearest names. */
export async function describe({ extra, positionals }: ReadOptions, io: Io): Promise<ExitStatus> {
  const [service = '', name] = positionals
  const format = reportFormat(extra)
  const model = loadModel(serviceOf(service))
  if (name === undefined) {
    if (format === 'text') await io.stdout.write(serviceText(model, widthOf(io.stdout.width)))
    else await writeOne(serviceJson(model), format, io)
    return exitStatus.complete
  }
  const operation = findOperation(model, name)
  if (format === 'text') {
    const depth = typeof extra.depth === 'number' ? extra.depth : USUAL_DEPTH
    await io.stdout.write(operationText(operation, { depth, columns: io.stdout.width }))
  } else await writeOne(operationJson(operation), format, io)
  return exitStatus.complete
}

function writeOne(value: object, format: 'json' | 'ndjson', io: Io): Promise<void> {
  return format === 'json' ? writeJson(value, io) : io.stdout.write(`${JSON.stringify(value)}\n`)
}

function serviceJson(model: ServiceModel) {
  const { metadata, operationNames } = model
  return {
    name: model.name,
    command: serviceWord(model),
    serviceId: model.serviceId,
    fullName: metadata.serviceFullName,
    apiVersion: model.version,
    otherVersions: apiVersions(model.name).filter((version) => version !== model.version),
    protocol: model.protocolName,
    endpointPrefix: metadata.endpointPrefix,
    signingName: model.signingName,
    operations: operationNames.length,
    withPages: operationNames.filter((name) => model.paginationRule(name)).length,
  }
}

function serviceText(model: ServiceModel, width: number): string {
  const facts = serviceJson(model)
  return [
    `${facts.command}: ${facts.fullName ?? facts.serviceId}`,
    '',
    `  ${facts.operations} operations, ${facts.withPages} with pages`,
    `  service id ${facts.serviceId}, API version ${facts.apiVersion}, protocol ${facts.protocol}`,
    `  endpoint prefix ${facts.endpointPrefix}, signed for ${facts.signingName}`,
    ...versionLines(facts.otherVersions, width),
    `  in TypeScript: client('${facts.name}'${versionOption(model)})`,
    '',
    `nexttoken operations ${facts.command} lists its operations.`,
    '',
  ].join('\n')
}

function versionLines(versions: readonly string[], width: number): string[] {
  if (versions.length === 0) return []
  return wrap(`other API versions: ${versions.join(', ')}`, width - 2).map((line) => `  ${line}`)
}
