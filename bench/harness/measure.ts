import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { median } from './statistics.js'

const execute = promisify(execFile)

/** One rival: a program that prints its numbers as one line of JSON. */
export interface Rival {
  readonly name: string
  readonly entry: string
  /** The program that runs the entry. @default this Node */
  readonly command?: string
  readonly nodeOptions?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Measurement {
  readonly name: string
  /** Values by the number's name, one per round. */
  readonly values: Record<string, number[]>
  /** Why there are no values. */
  failure?: string
}

/**
 * Runs every rival once per round, in turn, so that a disturbance of the machine affects all of them. With `best` only the
 * smallest value of each number is kept: no disturbance makes a program faster, and few rounds give no median.
 */
export async function measure(
  rivals: readonly Rival[],
  rounds: number,
  { best = false } = {},
): Promise<Measurement[]> {
  const measurements: Measurement[] = rivals.map(({ name }) => ({ name, values: {} }))
  for (let round = 0; round < rounds; round++) {
    for (const [index, rival] of rivals.entries()) {
      const measurement = measurements[index]
      if (measurement && measurement.failure === undefined) await runOnce(rival, measurement)
    }
  }
  return best ? measurements.map(keepBest) : measurements
}

/** The smallest value of each number. */
export function keepBest(measurement: Measurement): Measurement {
  const values = Object.entries(measurement.values).map(([key, all]) => [key, [Math.min(...all)]])
  return { ...measurement, values: Object.fromEntries(values) }
}

async function runOnce(rival: Rival, measurement: Measurement): Promise<void> {
  try {
    const { command = process.execPath, nodeOptions = [], entry, env } = rival
    const { stdout } = await execute(command, [...nodeOptions, entry], {
      env: { ...cleanEnvironment(), ...env },
      maxBuffer: 2 ** 26,
    })
    for (const [key, value] of Object.entries(parseNumbers(stdout))) {
      measurement.values[key] = [...(measurement.values[key] ?? []), value]
    }
  } catch (error) {
    measurement.failure = String(error instanceof Error ? error.message : error).slice(0, 600)
    console.error(`${rival.name}: ${measurement.failure}`)
  }
}

function parseNumbers(stdout: string): Record<string, number> {
  const parsed: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  const entries = Object.entries(Object(parsed)).filter((entry): entry is [string, number] =>
    Number.isFinite(entry[1]),
  )
  return Object.fromEntries(entries)
}

/** An environment without the user's AWS configuration and without a request for EC2 instance metadata. */
function cleanEnvironment(): Record<string, string | undefined> {
  const mine = Object.entries(process.env).filter(([name]) => !/^(AWS|NODE|NEXTTOKEN)_/.test(name))
  return {
    ...Object.fromEntries(mine),
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_NO_WARNINGS: '1',
  }
}

/** The median of one rival's number; NaN if it was not measured. */
export function medianOf(measurements: readonly Measurement[], name: string, key: string): number {
  return median(measurements.find((measurement) => measurement.name === name)?.values[key] ?? [])
}
