import { client, type DynamicClient } from 'nexttoken'
import { afterAll, beforeAll, describe } from 'vitest'
import { type PythonProcess, startPython } from './python-process.js'
import type { ServerKind } from './servers/server-kind.js'
import { type RunningServer, startServer } from './servers/start-server.js'
import type { Walk, Walked } from './walks.js'

/** A server that runs while the tests of a block do, and boto3 beside it. Members are for use within tests. */
export interface ServerInUse {
  open(service: string): DynamicClient
  /** Lists with boto3 in every way. */
  walk(walk: Walk): Promise<Walked>
  /** Lists with boto3, all pages merged. */
  merge(walk: Walk): Promise<Walked['merged']>
  /** Calls an operation once with boto3, by the method's name. */
  call(service: string, method: string, input: object): Promise<unknown>
}

/** A block of tests against a server. It is skipped where the server could not be installed; CI fails before that. */
export function describeServer(kind: ServerKind, words: string, define: (server: ServerInUse) => void): void {
  const missing = (process.env.NEXTTOKEN_MISSING_SERVERS ?? '').split(',')
  describe.skipIf(missing.includes(kind.name))(`${kind.name} ${kind.version}: ${words}`, () => {
    let running: RunningServer | undefined
    let boto3: PythonProcess | undefined
    beforeAll(async () => {
      running = await startServer(kind)
      boto3 = startPython('boto3_walks.py')
    })
    afterAll(async () => {
      boto3?.stop()
      await running?.stop()
    })
    const ask = async (walk: object): Promise<unknown> => {
      const [answer] = (await boto3?.ask({ endpoint: running?.endpoint, walks: [walk] }, 1)) ?? []
      return answer
    }
    define({
      open: (service) => openClient(service, running?.endpoint ?? ''),
      walk: async (walk) => (await ask(walk)) as Walked,
      merge: async (walk) => ((await ask({ ...walk, mergedOnly: true })) as Walked).merged,
      async call(service, method, input) {
        const { result, error } = (await ask({ service, call: method, input })) as {
          result?: unknown
          error?: string
        }
        if (error !== undefined) throw new Error(`boto3: ${error}`)
        return result
      },
    })
  })
}

function openClient(service: string, endpoint: string): DynamicClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  return client(service, { region: 'us-east-1', endpoint, credentials, forcePathStyle: true, maxAttempts: 1 })
}
