import { assembleModel, type ModelSource, type OperationModel, ServiceModel } from '../../src/models/index.js'
import { buildModel } from './build-model.js'
import type { Correction, Corrections } from './corrections.js'
import { modelJson } from './model-json.js'
import type { Decisions } from './numbers/decisions.js'
import { findNumbers } from './numbers/find-numbers.js'
import { noOverlays, type Overlays } from './overlays.js'
import { misfits } from './times/decide-times.js'
import type { TimeDecisions } from './times/time-decisions.js'

/** An older API version of a service. */
export interface OlderModel {
  readonly version: string
  readonly json: string
  readonly problems: readonly string[]
}

/** Where an older version is read from, and what was decided about the latest one. */
interface Place {
  readonly source: ModelSource
  readonly overlays: Overlays
}

/**
 * Builds an older API version. What is decided and corrected was found out for the latest version. It applies to an older
 * one as far as the older one has the operations and members that it names.
 */
export function buildOlder(name: string, version: string, { source, overlays }: Place): OlderModel {
  const model = assembleModel([source], name, version)
  if (!model) throw new Error(`${name}/${version}: no service-2.json`)
  // Corrections are about rules, and decisions about corrected rules.
  const plain = new ServiceModel(name, buildModel(name, model, noOverlays).description)
  const corrections = new Map([[name, fittingCorrections(plain, overlays.corrections.get(name))]])
  const known = { ...noOverlays, corrections }
  const completed = new ServiceModel(name, buildModel(name, model, known).description)
  const { description, problems } = buildModel(name, model, {
    ...known,
    decisions:
      overlays.decisions && fittingDecisions(completed, ofVersion(overlays.decisions, name, version)),
    times: overlays.times && fittingTimes(completed, ofVersion(overlays.times, name, version)),
  })
  return {
    version,
    json: modelJson(description),
    problems: problems.map((line) => `API version ${version}: ${line}`),
  }
}

/** Decisions, with those that are about this version alone: `inspector@2015-08-18 ListRuns`. */
function ofVersion<Decision>(
  decisions: ReadonlyMap<string, Decision>,
  name: string,
  version: string,
): ReadonlyMap<string, Decision> {
  return new Map(
    [...decisions].map(([label, one]) => [label.replace(`${name}@${version} `, `${name} `), one]),
  )
}

function fittingCorrections(model: ServiceModel, corrections: Corrections = {}): Corrections {
  return Object.fromEntries(
    Object.entries(corrections).filter(([name, correction]) => {
      const operation = model.operation(name)
      return operation !== undefined && hasMembers(operation, correction)
    }),
  )
}

/** Whether the operation has the rule and the members that a correction names. */
function hasMembers({ input, output, paginationRule }: OperationModel, { rule }: Correction): boolean {
  if (!rule || (!paginationRule && rule.input_token === undefined)) return paginationRule !== undefined
  const ofInput = [
    ...(rule.first_page_only ?? []),
    ...(rule.limit_illegal_with ?? []),
    ...Object.keys(rule.seek ?? {}),
  ]
  const ofOutput = [
    ...[rule.result_key ?? []].flat(),
    ...Object.keys(rule.joined_by ?? {}),
    ...(rule.items_of ?? []),
  ].map((path) => path.split('.')[0] ?? '')
  return (
    ofInput.every((member) => input?.members.has(member)) &&
    ofOutput.every((member) => output?.members.has(member))
  )
}

/** The decisions on numbers that the model has. */
function fittingDecisions(model: ServiceModel, decisions: Decisions): Decisions {
  return new Map(
    [...decisions].filter(([label]) => {
      const [service, name = '', path = ''] = label.split(' ')
      const operation = service === model.name ? model.operation(name) : undefined
      const rule = operation?.paginationRule
      const numbers = operation && rule ? findNumbers(operation, rule) : []
      return numbers.some((number) => number.path === path || number.path.startsWith(`${path}.`))
    }),
  )
}

/** The decisions on ranges of time that fit the model. */
function fittingTimes(model: ServiceModel, times: TimeDecisions): TimeDecisions {
  return new Map(
    [...times].filter(([label, { divided_by: divided }]) => {
      const [service, name = ''] = label.split(' ')
      const operation = service === model.name ? model.operation(name) : undefined
      if (!operation?.paginationRule) return false
      return divided === undefined || misfits(operation, divided).length === 0
    }),
  )
}
