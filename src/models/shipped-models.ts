import { NextTokenError } from '../errors/index.js'
import { platform } from '../platform/index.js'
import type { ModelDescription } from './description.js'
import type { ModelIndex } from './model-index.js'
import type { ModelFile, ModelSource } from './model-source.js'
import { parseJson } from './parse-json.js'

const part = {
  'service-2': 'service',
  'paginators-1': 'paginators',
  'endpoint-rule-set-1': 'endpointRuleSet',
} as const satisfies Record<ModelFile, keyof ModelDescription>

/** The models that ship with nexttoken: one file a service, the latest API version, upstream's extras merged in. */
export function shippedModels(): ModelSource {
  let last: { service: string; path: string; model: ModelDescription } | undefined
  const open = (service: string) => {
    if (last?.service !== service) last = { service, ...readModel(service) }
    return last
  }
  return {
    services: () => Object.keys(shippedIndex().services),
    versions: (service) => {
      const { services } = shippedIndex()
      const facts = Object.hasOwn(services, service) ? services[service] : undefined
      return facts ? [facts.apiVersion] : []
    },
    read(service, version, file) {
      if (!this.versions(service, file).includes(version)) return undefined
      const { path, model } = open(service)
      const content = model[part[file]]
      return content && { path, content, checked: true }
    },
    readExtras: () => undefined,
  }
}

/** What ships with nexttoken, and the release of botocore that it was taken from. Read once. */
export function shippedIndex(): ModelIndex {
  index ??= readShipped('index.json', (bytes) => bytes).content as ModelIndex
  return index
}

let index: ModelIndex | undefined

function readModel(service: string): { path: string; model: ModelDescription } {
  const { path, content } = readShipped(`${service}.json.br`, platform.brotliDecompress)
  return { path, model: content as ModelDescription }
}

function readShipped(name: string, unpack: (bytes: Uint8Array) => Uint8Array) {
  const { folder, remedy } = shippedFolder()
  const path = `${folder ?? 'models'}/${name}`
  const bytes = folder === undefined ? undefined : platform.readFile(path)
  if (!bytes) throw new NextTokenError('InvalidModel', `${path}: no such file; ${remedy}`)
  return { path, content: parseJson(path, () => unpack(bytes)) }
}

/** Where the shipped models lie. The variable may be set late: a bundle's own code runs after ours has loaded. */
function shippedFolder(): { folder: string | undefined; remedy: string } {
  const chosen = platform.env('NEXTTOKEN_MODELS')
  if (chosen) {
    return { folder: chosen, remedy: 'NEXTTOKEN_MODELS must name a copy of node_modules/nexttoken/models' }
  }
  const own = platform.packageFolder()
  return {
    folder: own && `${own}models`,
    remedy:
      'install nexttoken anew; in a bundle, keep nexttoken external, or set NEXTTOKEN_MODELS to a copy of ' +
      'node_modules/nexttoken/models (docs/bundling.md)',
  }
}
