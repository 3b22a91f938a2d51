import { simulate } from '../../../simulator/index.js'
import type { ReadOptions } from '../../options/index.js'
import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import { Narrator } from './narrator.js'
import { walk } from './walk.js'

/** Variables that begin so could send the walk elsewhere. */
const foreign = /^AWS_/

export async function runWalk({ extra }: ReadOptions, io: Io): Promise<ExitStatus> {
  const simulation = await simulate({ 'sns.ListTopics': { items: 103 } })
  const restore = setEnvironment(io.env, simulation.endpoint)
  try {
    await io.stdout.write(`A simulated SNS has 103 topics. AWS_ENDPOINT_URL is ${simulation.endpoint}.\n\n`)
    await walk(new Narrator(io, !extra.quiet))
    await io.stdout.write(
      `\n${simulation.requests.length} requests were sent. The program is in README.md.\n`,
    )
  } finally {
    restore()
    await simulation.close()
  }
  return exitStatus.complete
}

/** The program names no endpoint, as it would not at AWS: the environment does. Gives a function that puts it back. */
function setEnvironment(env: Io['env'], endpoint: string): () => void {
  const before = Object.entries(env).filter(([name]) => foreign.test(name))
  const chosen = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'walk',
    AWS_SECRET_ACCESS_KEY: 'walk',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
  for (const [name] of before) delete env[name]
  Object.assign(env, chosen)
  return () => {
    for (const name of Object.keys(chosen)) delete env[name]
    Object.assign(env, Object.fromEntries(before))
  }
}
