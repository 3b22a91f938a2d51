import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { isObject } from '../../values/index.js'
import type { ModelDescription } from '../description/index.js'
import type { ModelIndex } from './model-index.js'
import type { ModelFile, ModelSource } from './model-source.js'
import { parseModel } from './parse-model.js'
import { parseOlderModel } from './parse-older-model.js'
import { type Reading, readJsonFile } from './read-json-file.js'

const part = {
  'service-2': 'service',
  'paginators-1': 'paginators',
  'endpoint-rule-set-1': 'endpointRuleSet',
  'waiters-2': 'waiters',
} as const satisfies Record<ModelFile, keyof ModelDescription>

/**
 * The models that ship with nexttoken: one file per service, with the latest API version and botocore's extras
 * merged in. Older versions are together in one more file. The index is not read for a service that exists: that
 * would take longer than most models.
 */
export function shippedModels(): ModelSource {
  const read = new Map<string, Shipped | undefined>()
  const open = (service: string, version?: string) => {
    const key = `${service} ${version}`
    if (!read.has(key))
      read.set(key, version === undefined ? readModel(service) : readOlder(service, version))
    return read.get(key)
  }
  const versions = (service: string): readonly string[] => {
    const latest = open(service)?.model
    return latest ? [...(latest.olderVersions ?? []), latest.service.metadata.apiVersion] : []
  }
  return {
    services: () => Object.keys(shippedIndex().services),
    versions,
    read(service, version, file) {
      const at = versions(service)
      if (!at.includes(version)) return undefined
      const found = open(service, version === at.at(-1) ? undefined : version)
      const content = found?.model[part[file]]
      return content && { path: found.path, content, checked: true }
    },
    readExtras: () => undefined,
  }
}

interface Shipped {
  readonly path: string
  readonly model: ShippedModel
}

/** The content of a file. */
interface ShippedModel extends ModelDescription {
  /** In the model of the latest version: the others, oldest first; absent if there are none. */
  readonly olderVersions?: readonly string[]
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
  // On a case-insensitive file system, `SNS` would be found, too.
  const shipped = service === service.toLowerCase() ? readPacked(service, parseModel) : undefined
  if (shipped) return shipped
  if (Object.hasOwn(shippedIndex().services, service)) throw missingModel(`${service}${ending}`)
  return undefined
}

/** An older API version of a service that has it. */
function readOlder(service: string, version: string): Shipped {
  const name = `older/${service}`
  const shipped = readPacked(name, (text, toError) => parseOlderModel(text, { version, toError }))
  if (!shipped) throw missingModel(`${name}${ending}`)
  return shipped
}

const ending = '.json.br'

function readPacked(name: string, parse: Reading['parse']): Shipped | undefined {
  const found = readShipped(`${name}${ending}`, { unpack: platform.brotliDecompress, parse })
  return found && { path: found.path, model: found.content as ShippedModel }
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
