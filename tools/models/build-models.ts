import { createHash } from 'node:crypto'
import {
  assembleModel,
  type ModelDescription,
  type ModelIndex,
  modelFolder,
  type PaginationDescription,
  type Release,
  serviceFacts,
} from '../../src/models/index.js'
import { buildModel } from './build-model.js'
import { buildOlder, type OlderModel } from './build-older.js'
import { modelJson } from './model-json.js'
import { noOverlays, type Overlays } from './overlays.js'

/** A model that will be shipped, before compression. */
export interface BuiltModel {
  readonly name: string
  readonly json: string
  readonly description: ModelDescription
  /** The inferred rules. */
  readonly inferred: Readonly<Record<string, PaginationDescription>>
  /** The older API versions, oldest first. */
  readonly older: readonly OlderModel[]
  /** A line for each number or range of time without a decision, and for each decision that fits nothing. */
  readonly problems: readonly string[]
}

/** The models of a release, one at a time: together they would take 200 MB. */
export function* buildModels(
  { files, dataFolder }: Release,
  overlays: Overlays = noOverlays,
): Generator<BuiltModel> {
  const source = modelFolder(dataFolder, files)
  for (const name of [...source.services()].sort()) {
    const model = assembleModel([source], name)
    if (!model) throw new Error(`${dataFolder}/${name}: no service-2.json`)
    const built = buildModel(name, model, overlays)
    const older = source
      .versions(name, 'service-2')
      .toSorted()
      .slice(0, -1)
      .map((version) => buildOlder(name, version, { source, overlays }))
    const json = modelJson(
      built.description,
      older.length > 0 ? { olderVersions: older.map(({ version }) => version) } : {},
    )
    yield {
      name,
      json,
      ...built,
      older,
      problems: [...built.problems, ...older.flatMap(({ problems }) => problems)],
    }
  }
}

/** Collects `models/index.json` while the models are built. */
export class IndexBuilder {
  readonly #services: Record<string, ModelIndex['services'][string]> = {}
  #endpointRuleSets = 0
  #correctedPaginators = 0
  #olderVersions = 0

  add({ name, json, description, older }: BuiltModel): void {
    const sha256 = createHash('sha256').update(json).digest('hex')
    const olderVersions = older.map(({ version }) => version)
    const facts = { ...serviceFacts(description), ...(older.length > 0 && { olderVersions }) }
    this.#services[name] = { ...facts, sha256 }
    this.#olderVersions += older.length
    if (description.endpointRuleSet) this.#endpointRuleSets++
    const rules = Object.values(description.paginators?.pagination ?? {})
    this.#correctedPaginators += rules.filter(isCorrected).length
  }

  build(botocore: string): ModelIndex {
    const all = Object.values(this.#services)
    return {
      generatedBy: 'tools/models: npm run models -- <botocore wheel>',
      botocore,
      totals: {
        services: all.length,
        operations: all.reduce((sum, facts) => sum + facts.operations, 0),
        paginators: all.reduce((sum, facts) => sum + facts.paginators, 0),
        inferredPaginators: all.reduce((sum, facts) => sum + facts.inferredPaginators, 0),
        correctedPaginators: this.#correctedPaginators,
        endpointRuleSets: this.#endpointRuleSets,
        olderVersions: this.#olderVersions,
        waiters: all.reduce((sum, facts) => sum + facts.waiters, 0),
      },
      services: this.#services,
    }
  }
}

/** Whether a rule of boto3's has a key that boto3 does not use and that changes what is listed. */
function isCorrected(rule: PaginationDescription): boolean {
  return rule.inferred_from === undefined && Object.keys(rule).some((key) => !sameListing.has(key))
}

/** botocore's keys, and those that only say whether several requests can be in flight. */
const sameListing: ReadonlySet<string> = new Set([
  'input_token',
  'output_token',
  'result_key',
  'limit_key',
  'more_results',
  'non_aggregate_keys',
  'divided_by',
  'undivided',
])
