import { ParamValidationError } from '../../../errors/index.js'
import { type Simulation, type SimulationPlan, simulate } from '../../../simulator/index.js'
import { messageOf } from '../../../values/index.js'
import { type ReadOptions, UsageError } from '../../options/index.js'
import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import { counted } from '../contract/index.js'
import { planOf } from './plan-of.js'

/** Serves until a signal, and says at the end how many requests arrived. */
export async function runSimulator(given: ReadOptions, io: Io): Promise<ExitStatus> {
  const plan = planOf(given, io)
  const simulation = await start(plan, given.extra.port)
  const stopped = new Promise<void>((resolve) => {
    const stop = io.onSignal(() => {
      stop()
      resolve()
    })
  })
  try {
    await io.stdout.write(`${simulation.endpoint}\n`)
    if (!given.extra.quiet) await io.stderr.write(instructions(simulation.endpoint, plan))
    await stopped
  } finally {
    await simulation.close()
  }
  if (!given.extra.quiet)
    await io.stderr.write(`stopped after ${counted(simulation.requests.length, 'request')}\n`)
  return exitStatus.complete
}

async function start(plan: SimulationPlan, port: unknown): Promise<Simulation> {
  try {
    return await simulate(plan, typeof port === 'number' ? { port } : {})
  } catch (error) {
    if (error instanceof ParamValidationError) {
      throw new UsageError(
        error.problems.map(({ message }) => message),
        'run nexttoken simulate --help',
      )
    }
    const code: unknown = Object(error).code
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'ERR_SOCKET_BAD_PORT') throw error
    throw new UsageError(
      [`cannot listen on port ${String(port)}: ${messageOf(error)}`],
      'choose another --port',
    )
  }
}

function instructions(endpoint: string, plan: SimulationPlan): string {
  return [
    `simulating ${Object.keys(plan).join(', ')}; Ctrl-C stops it. In another shell:`,
    `  export AWS_ENDPOINT_URL=${endpoint} AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any`,
    '',
  ].join('\n')
}
