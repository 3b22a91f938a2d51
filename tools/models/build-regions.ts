import { existsSync, readFileSync } from 'node:fs'
import type {
  GlobalOperation,
  PartitionRegions,
  RegionIndex,
  Release,
  ServiceRegions,
} from '../../src/models/index.js'
import { isObject } from '../../src/values/index.js'

/** What is read of botocore's `endpoints.json`. */
interface Endpoints {
  readonly partitions?: readonly Partition[]
}

interface Partition {
  readonly partition: string
  readonly regionRegex: string
  readonly regions: Readonly<Record<string, unknown>>
  readonly services: Readonly<Record<string, Service>>
}

interface Service {
  readonly endpoints: Readonly<Record<string, { readonly deprecated?: boolean }>>
  readonly isRegionalized?: boolean
  readonly partitionEndpoint?: string
}

/** What is read of botocore's `partitions.json`. */
interface Partitions {
  readonly partitions?: readonly { readonly id: string; readonly outputs: { implicitGlobalRegion: string } }[]
}

/** Corrections by hand: `overlays/regions.json`. */
interface RegionOverlay {
  readonly enabledByDefault: { readonly partitions: Readonly<Record<string, readonly string[]>> }
  readonly services: Readonly<Record<string, { readonly regions: Readonly<Record<string, ServiceRegions>> }>>
  readonly globalOperations: Readonly<
    Record<string, Readonly<Record<string, { readonly regions?: GlobalOperation }>>>
  >
}

const noOverlay: RegionOverlay = { enabledByDefault: { partitions: {} }, services: {}, globalOperations: {} }

/** `models/regions.json`. `overlays`: the folder of `regions.json`, written by hand. */
export function buildRegions(release: Release, overlays: string | undefined): RegionIndex {
  const { partitions: endpoints = [] } = readData<Endpoints>(release, 'endpoints.json') ?? {}
  const { partitions = [] } = readData<Partitions>(release, 'partitions.json') ?? {}
  const overlay = readOverlay(overlays)
  const signing = new Map(partitions.map(({ id, outputs }) => [id, outputs.implicitGlobalRegion]))
  const services: Record<string, Record<string, ServiceRegions>> = {}
  const others: Record<string, Record<string, readonly string[]>> = {}
  for (const { partition, ...own } of endpoints) {
    for (const [name, service] of Object.entries(own.services)) {
      const all = Object.keys(own.regions).sort()
      const found = regionsOf(service, all)
      if (found !== undefined) services[name] = { ...services[name], [partition]: found }
      const rest = otherEndpoints(
        service,
        found === undefined || found === 'global' ? [] : availableIn(service, all),
      )
      if (rest.length > 0) others[name] = { ...others[name], [partition]: rest }
    }
  }
  for (const [name, { regions }] of Object.entries(overlay.services)) services[name] = { ...regions }
  return {
    generatedBy: 'tools/models: npm run models -- <botocore wheel>',
    botocore: release.version,
    partitions: Object.fromEntries(
      endpoints.map((one) => [
        one.partition,
        describe(one, { overlay, signing: signing.get(one.partition) }),
      ]),
    ),
    services: sorted(services),
    otherEndpoints: sorted(others),
    globalOperations: Object.fromEntries(
      Object.entries(overlay.globalOperations).map(([name, operations]) => [
        name,
        Object.fromEntries(Object.entries(operations).map(([one, { regions }]) => [one, { ...regions }])),
      ]),
    ),
  }
}

/** JSON with a line for each service: a change of one is a change of one line. */
export function formatRegions({ services, otherEndpoints: rest, ...others }: RegionIndex): string {
  const head = JSON.stringify(others, undefined, 1).slice(0, -2)
  return `${head},\n "services": {\n${linesOf(services)}\n },\n "otherEndpoints": {\n${linesOf(rest)}\n }\n}\n`
}

function linesOf(members: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(members).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  return lines.join(',\n')
}

function sorted<Value>(members: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function describe(
  { partition, regions, regionRegex }: Partition,
  { overlay, signing }: { readonly overlay: RegionOverlay; readonly signing: string | undefined },
): PartitionRegions {
  const all = Object.keys(regions).sort()
  const enabled = overlay.enabledByDefault.partitions[partition] ?? all
  const unknown = enabled.filter((region) => !all.includes(region))
  if (unknown.length > 0) throw new Error(`overlays/regions.json: ${partition} has no ${unknown.join(', ')}`)
  return {
    regions: all,
    optIn: all.filter((region) => !enabled.includes(region)),
    signingRegion: signing ?? all[0] ?? '',
    regionRegex,
  }
}

/** undefined if the partition has the service in none of its regions. */
function regionsOf(service: Service, all: readonly string[]): ServiceRegions | undefined {
  const { endpoints, isRegionalized, partitionEndpoint } = service
  const some = availableIn(service, all)
  const isGlobal = partitionEndpoint !== undefined && (isRegionalized === false || some.length === 0)
  if (isGlobal || (some.length === 0 && hasGlobalEndpoint(endpoints))) return 'global'
  if (some.length === 0) return undefined
  if (some.length === all.length) return 'all'
  const except = all.filter((region) => !some.includes(region))
  return except.length < some.length ? { except } : some
}

function availableIn({ endpoints }: Service, all: readonly string[]): readonly string[] {
  return all.filter((region) => endpoints[region] !== undefined && !endpoints[region]?.deprecated)
}

/** Names of all endpoints except these regions. */
function otherEndpoints({ endpoints }: Service, regions: readonly string[]): readonly string[] {
  return Object.keys(endpoints)
    .filter((name) => !regions.includes(name))
    .sort()
}

function hasGlobalEndpoint(endpoints: Service['endpoints']): boolean {
  return Object.keys(endpoints).some((name) => /^aws(?:-[a-z]+)*-global$/.test(name))
}

function readData<Content>({ files, dataFolder }: Release, file: string): Content | undefined {
  const bytes = files.readFile(`${dataFolder}/${file}`)
  return bytes && (JSON.parse(Buffer.from(bytes).toString()) as Content)
}

function readOverlay(folder: string | undefined): RegionOverlay {
  const path = `${folder}/regions.json`
  if (folder === undefined || !existsSync(path)) return noOverlay
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
  for (const entry of reasoned(content)) {
    if (!isObject(entry) || !('reason' in entry) || !('source' in entry))
      throw new Error(`${path}: expected a reason and a source for each entry`)
  }
  return content as RegionOverlay
}

function reasoned(content: unknown): unknown[] {
  const { enabledByDefault, services, globalOperations } = Object(content) as Record<string, object>
  const operations = Object.values(globalOperations ?? {}).flatMap((of) => Object.values(of as object))
  return [enabledByDefault, ...Object.values(services ?? {}), ...operations]
}
