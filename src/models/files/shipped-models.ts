import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { isObject } from '../../values/index.js'
import type { ModelDescription } from '../description/index.js'
import type { ModelIndex } from './model-index.js'
import type { ModelFile, ModelSource } from './model-source.js'
import { parseModel } from './parse-model.js'
import { type Reading, readJsonFile } from './read-json-file.js'

const part = {
  'service-2': 'service',
  'paginators-1': 'paginators',
  'endpoint-rule-set-1': 'endpointRuleSet',
  'waiters-2': 'waiters',
} as const satisfies Record<ModelFile, keyof ModelDescription>

/**
 * The models that ship with nexttoken: one file per service, with the latest API version and botocore's extras
 * merged in. The index is not read for a service that exists: that would take longer than most models.
 */
export function shippedModels(): ModelSource {
  let last: { service: string; found: Shipped | undefined } | undefined
  const open = (service: string) => {
    if (last?.service !== service) last = { service, found: readModel(service) }
    return last.found
  }
  const versionOf = (found: Shipped) => found.model.service.metadata.apiVersion
  return {
    services: () => Object.keys(shippedIndex().services),
    versions: (service) => {
      const found = open(service)
      return found ? [versionOf(found)] : []
    },
    read(service, version, file) {
      const found = open(service)
      if (!found || versionOf(found) !== version) return undefined
      const content = found.model[part[file]]
      return content && { path: found.path, content, checked: true }
    },
    readExtras: () => undefined,
  }
}

interface Shipped {
  readonly path: string
  readonly model: ModelDescription
}

/** The index of the shipped models, read once. */
export function shippedIndex(): ModelIndex {
  index ??= readIndex()
  return index
}

/** A file beside the shipped models, with its path and what to do if it is wrong. */
export function shippedFile(name: string): { path: string; content: unknown; remedy: string } {
  const found = readShipped(name, {})
  if (!found) throw missingModel(name)
  return { path: found.path, content: found.content, remedy: shippedFolder().remedy }
}

function readIndex(): ModelIndex {
  const found = readShipped('index.json', {})
  if (!found) throw missingModel('index.json')
  if (isObject(found.content) && isObject(found.content.services))
    return found.content as unknown as ModelIndex
  const problem = `${found.path}: not an index of models: it has no \`services\`; ${shippedFolder().remedy}`
  throw new NextTokenError('InvalidModel', problem)
}

let index: ModelIndex | undefined

/** undefined for a service that does not ship; throws if its file is missing. */
function readModel(service: string): Shipped | undefined {
  const name = `${service}.json.br`
  // On a case-insensitive file system, `SNS` would be found, too.
  const reading = { unpack: platform.brotliDecompress, parse: parseModel }
  const shipped = service === service.toLowerCase() ? readShipped(name, reading) : undefined
  if (shipped) return { path: shipped.path, model: shipped.content as ModelDescription }
  if (Object.hasOwn(shippedIndex().services, service)) throw missingModel(name)
  return undefined
}

/** A file of the shipped models; undefined if it is missing. */
export function readShipped(name: string, reading: Pick<Reading, 'unpack' | 'parse'>) {
  const { folder, remedy } = shippedFolder()
  return folder === undefined
    ? undefined
    : readJsonFile(`${folder}/${name}`, { ...reading, files: platform, remedy })
}

/** The error for a missing file of the shipped models. */
export function missingModel(name: string): NextTokenError {
  const { folder = 'models', remedy } = shippedFolder()
  return new NextTokenError('InvalidModel', `${folder}/${name}: no such file; ${remedy}`)
}

/**
 * The folder of the shipped models. The variable is read late, because a bundle's own code may set it after this
 * module has loaded.
 */
function shippedFolder(): { folder: string | undefined; remedy: string } {
  const chosen = platform.env('NEXTTOKEN_MODELS')
  if (chosen) {
    return { folder: chosen, remedy: 'NEXTTOKEN_MODELS must name a copy of node_modules/nexttoken/models' }
  }
  const own = platform.packageFolder()
  return {
    folder: own && `${own}models`,
    remedy:
      'reinstall nexttoken; in a bundle, keep nexttoken external, or set NEXTTOKEN_MODELS to a copy of ' +
      'node_modules/nexttoken/models (docs/bundling.md)',
  }
}
