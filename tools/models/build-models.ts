import { createHash } from 'node:crypto'
import {
  assembleModel,
  type ModelDescription,
  type ModelIndex,
  modelFolder,
  serviceFacts,
} from '../../src/models/index.js'
import { dropProse } from './drop-prose.js'
import type { Release } from './open-release.js'

/** One shipped model before it is compressed. */
export interface BuiltModel {
  readonly name: string
  readonly json: string
  readonly description: ModelDescription
}

/** The models of a release, one after the other: all of them at once would be 200 MB. */
export function* buildModels({ files, dataFolder }: Release): Generator<BuiltModel> {
  const source = modelFolder(dataFolder, files)
  for (const name of [...source.services()].sort()) {
    const model = assembleModel([source], name)
    if (!model) throw new Error(`${dataFolder}/${name}: no service-2.json`)
    const description = dropProse(model)
    yield { name, json: JSON.stringify(description), description }
  }
}

/** Collects `models/index.json` while models go by. */
export class IndexBuilder {
  readonly #services: Record<string, ModelIndex['services'][string]> = {}
  #endpointRuleSets = 0

  add({ name, json, description }: BuiltModel): void {
    const sha256 = createHash('sha256').update(json).digest('hex')
    this.#services[name] = { ...serviceFacts(description), sha256 }
    if (description.endpointRuleSet) this.#endpointRuleSets++
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
        endpointRuleSets: this.#endpointRuleSets,
      },
      services: this.#services,
    }
  }
}
