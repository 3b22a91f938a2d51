import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadModel, serviceNames, shippedIndex } from '../../src/models/index.js'
import { readCorrections } from '../models/corrections.js'
import { compareWithSmithy } from './compare-with-smithy.js'
import { coveragePage } from './coverage-page.js'
import { type Explanations, inferencePage, reproduceRules } from './inference-page.js'
import { readSdkFacts } from './sdk-facts.js'
import { serviceCoverage } from './service-coverage.js'

/** The generated pages, by their paths. */
export function makePages(): Readonly<Record<string, string>> {
  const models = serviceNames().map((name) => loadModel(name))
  const corrections = readCorrections(
    fileURLToPath(new URL('../models/overlays/corrections', import.meta.url)),
  )
  const facts = readSdkFacts()
  const services = models.map((model) =>
    serviceCoverage(model, facts.services[model.serviceId], corrections.get(model.name)),
  )
  const reproduction = { ...reproduceRules(models), smithy: compareWithSmithy(models, facts) }
  const explanations: Explanations = JSON.parse(
    readFileSync(new URL('known-differences.json', import.meta.url), 'utf8'),
  )
  return {
    'docs/coverage.md': coveragePage(services, { botocore: shippedIndex().botocore, facts }),
    'docs/inference.md': inferencePage(reproduction, explanations, corrections),
  }
}
