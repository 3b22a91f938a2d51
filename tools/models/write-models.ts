import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib'
import type { ModelIndex, Release } from '../../src/models/index.js'
import { type BuiltModel, buildModels, IndexBuilder } from './build-models.js'
import { buildRegions, formatRegions } from './build-regions.js'
import { compareIndexes } from './compare-indexes.js'
import { compareModels } from './compare-models.js'
import { formatJson } from './format-json.js'
import { readOverlays } from './overlays.js'
import { writeInferred } from './write-inferred.js'

const compress = promisify(brotliCompress)
const ending = '.json.br'

/** The result of a run. */
export interface Outcome {
  readonly index: ModelIndex
  /** A line for each addition, removal or change. */
  readonly changes: readonly string[]
  /** Names of the written and removed files. */
  readonly touched: readonly string[]
  /** A line for each number that needs a decision before the models are correct. */
  readonly problems: readonly string[]
}

/**
 * Writes a release's models and their index into a folder. A file whose content stays is not touched. `overlays` is
 * where corrections of pagination rules and decisions on numbers are read from, and the inferred rules written to;
 * without it, there are none of the former, and the latter are in the models alone.
 */
export async function writeModels(release: Release, folder: string, overlays?: string): Promise<Outcome> {
  mkdirSync(folder, { recursive: true })
  const before = readOptional(`${folder}/index.json`)?.toString()
  const builder = new IndexBuilder()
  const touched: string[] = []
  const details = new Map<string, readonly string[]>()
  const problems: string[] = []
  const inferred = new Map<string, BuiltModel['inferred']>()
  for (const batch of batches(
    buildModels(release, overlays === undefined ? undefined : readOverlays(overlays)),
    4,
  )) {
    for (const model of batch) {
      builder.add(model)
      inferred.set(model.name, model.inferred)
      problems.push(...model.problems)
      const old = unpack(readOptional(`${folder}/${model.name}${ending}`))
      if (old !== undefined && old !== model.json) {
        details.set(model.name, compareModels(JSON.parse(old), model.description))
      }
    }
    const written = await Promise.all(batch.map((model) => writeModel(model, folder)))
    touched.push(...written.flat())
  }
  const index = builder.build(release.version)
  touched.push(...removeStale(index, folder))
  if (overlays !== undefined) touched.push(...writeInferred(inferred, `${overlays}/inferred`))
  touched.push(...writeText(`${folder}/index.json`, formatJson(index)))
  touched.push(...writeText(`${folder}/regions.json`, formatRegions(buildRegions(release, overlays))))
  return { index, changes: compareIndexes(before && JSON.parse(before), index, details), touched, problems }
}

/** Writes a service's latest version, and its older ones together: they are nearly equal. */
async function writeModel({ name, json, older }: BuiltModel, folder: string): Promise<string[]> {
  const texts = older.map((model) => `${model.version}\n${model.json}`)
  const ofOlder = texts.length > 0 ? await writePacked(`older/${name}`, texts.join('\n\n'), folder) : []
  return [...(await writePacked(name, json, folder)), ...ofOlder]
}

async function writePacked(name: string, text: string, folder: string): Promise<string[]> {
  const file = `${name}${ending}`
  if (unpack(readOptional(`${folder}/${file}`)) === text) return []
  mkdirSync(dirname(`${folder}/${file}`), { recursive: true })
  writeFileSync(`${folder}/${file}`, await compress(text, { params: settings(text) }))
  return [file]
}

/** Writes a file, unless it has this text; gives its name if it was written. */
function writeText(path: string, text: string): string[] {
  if (readOptional(path)?.toString() === text) return []
  writeFileSync(path, text)
  return [basename(path)]
}

/** Brotli's best level: 3.2 MB for all of AWS. Gzip's best is 3.9 MB. */
function settings(json: string): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(json),
  }
}

/** The JSON of a compressed file; undefined if it is missing or broken, so that it is written again. */
function unpack(packed: Buffer | undefined): string | undefined {
  try {
    return packed && brotliDecompressSync(packed).toString()
  } catch {
    return undefined
  }
}

function removeStale({ services }: ModelIndex, folder: string): string[] {
  const isStale = (file: string, isNeeded: (name: string) => unknown) =>
    file.endsWith(ending) && !isNeeded(file.slice(0, -ending.length))
  const older = existsSync(`${folder}/older`) ? readdirSync(`${folder}/older`) : []
  const stale = [
    ...readdirSync(folder).filter((file) => isStale(file, (name) => services[name])),
    ...older
      .filter((file) => isStale(file, (name) => services[name]?.olderVersions))
      .map((file) => `older/${file}`),
  ]
  for (const file of stale) rmSync(`${folder}/${file}`)
  return stale
}

function readOptional(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
