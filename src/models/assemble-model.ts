import { isObject } from '../values/index.js'
import { assertModel } from './assert-model.js'
import type { ModelDescription } from './description/index.js'
import type { FoundFile, ModelFile, ModelSource } from './files/index.js'
import { mergeExtras } from './merge-extras.js'

/**
 * A service's model; undefined if no source has the service. As in boto3, each file comes from the first source
 * that has it: the latest API version of all sources, the paginators and waiters of that version, the latest endpoint rules,
 * and extras of any source. So a user's folder may contain only paginators.
 *
 * @param chosen an older API version, whose own endpoint rules are preferred; undefined for the latest.
 */
export function assembleModel(
  sources: readonly ModelSource[],
  service: string,
  chosen?: string,
): ModelDescription | undefined {
  const version = chosen ?? latestVersion(sources, service, 'service-2')
  if (version === undefined) return undefined
  const main = findFile(sources, service, { version, file: 'service-2' })
  if (!main) return undefined
  const own = apiVersion(main.content) ?? version
  const paginators = findFile(sources, service, { version: own, file: 'paginators-1' })
  const waiters = findFile(sources, service, { version: own, file: 'waiters-2' })
  const endpointRuleSet = findRules(sources, service, chosen)
  return joinFiles({ service: main, paginators, endpointRuleSet, waiters })
}

function findRules(
  sources: readonly ModelSource[],
  service: string,
  chosen: string | undefined,
): FoundFile | undefined {
  const file = 'endpoint-rule-set-1'
  const own = chosen === undefined ? undefined : findFile(sources, service, { version: chosen, file })
  const latest = own ? undefined : latestVersion(sources, service, file)
  return latest === undefined ? own : findFile(sources, service, { version: latest, file })
}

function joinFiles(files: Readonly<Record<keyof ModelDescription, FoundFile | undefined>>): ModelDescription {
  const parts = Object.entries(files).map(([part, file]) => [part, file?.content] as const)
  const model: unknown = Object.fromEntries(parts)
  const unchecked = Object.values(files).filter((file) => file && !file.checked)
  if (unchecked.length > 0) assertModel(model, unchecked.map((file) => file?.path).join(', '))
  return model as ModelDescription
}

function latestVersion(
  sources: readonly ModelSource[],
  service: string,
  file: ModelFile,
): string | undefined {
  return versionsIn(sources, service, file).at(-1)
}

/** The API versions of a file in all sources, oldest first. */
export function versionsIn(
  sources: readonly ModelSource[],
  service: string,
  file: ModelFile = 'service-2',
): readonly string[] {
  return [...new Set(sources.flatMap((source) => source.versions(service, file)))].sort()
}

function findFile(
  sources: readonly ModelSource[],
  service: string,
  { version, file }: { readonly version: string; readonly file: ModelFile },
): FoundFile | undefined {
  const found = first(sources, (source) => source.read(service, version, file))
  const extras = found && first(sources, (source) => source.readExtras(service, version, file))
  if (!extras || !isObject(extras.content) || extras.content.merge === undefined) return found
  return { path: found.path, content: mergeExtras(found.content, extras.content.merge) }
}

function first<T>(
  sources: readonly ModelSource[],
  look: (source: ModelSource) => T | undefined,
): T | undefined {
  for (const source of sources) {
    const found = look(source)
    if (found !== undefined) return found
  }
  return undefined
}

function apiVersion(service: unknown): string | undefined {
  const metadata = isObject(service) ? service.metadata : undefined
  return isObject(metadata) && typeof metadata.apiVersion === 'string' ? metadata.apiVersion : undefined
}
