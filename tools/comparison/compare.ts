import { describeOutcome } from './describe-outcome.js'
import { runBoto3 } from './run-boto3.js'
import { runNexttoken } from './run-nexttoken.js'
import { runSdk } from './run-sdk.js'
import type { Observed, Scenario } from './scenario.js'
import { ends } from './scenarios/ends.js'
import { losses } from './scenarios/losses.js'
import { requests } from './scenarios/requests.js'
import { serveScenario } from './serve-scenario.js'

/** The outcome of each rival in one scenario, in words. */
export interface Row {
  readonly scenario: Scenario
  /** boto3, the AWS SDK v3, nexttoken. */
  readonly cells: readonly string[]
}

export interface Section {
  readonly title: string
  readonly rows: readonly Row[]
}

const sections: readonly (readonly [title: string, scenarios: readonly Scenario[]])[] = [
  ['Nothing is lost', losses],
  ['When a listing ends', ends],
  ['What is asked for', requests],
]

const rivals = [runBoto3, runSdk, runNexttoken]

/** Runs every rival on every scenario, each with its own server. */
export async function compare(): Promise<Section[]> {
  const compared: Section[] = []
  for (const [title, scenarios] of sections) {
    const rows: Row[] = []
    for (const scenario of scenarios) rows.push({ scenario, cells: await cellsOf(scenario) })
    compared.push({ title, rows })
  }
  return compared
}

function cellsOf(scenario: Scenario): Promise<string[]> {
  return Promise.all(rivals.map(async (rival) => describeOutcome(scenario, await observe(scenario, rival))))
}

async function observe(
  scenario: Scenario,
  rival: (scenario: Scenario, endpoint: string) => Promise<Observed>,
): Promise<Observed> {
  const served = await serveScenario(scenario)
  try {
    return await rival(scenario, served.endpoint)
  } finally {
    served.close()
  }
}
