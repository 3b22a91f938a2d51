import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished, vi } from 'vitest'

/** A folder holding these files, gone when the test ends. What is no string or bytes is written as JSON. */
export function tempFolder(files: Readonly<Record<string, unknown>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'nexttoken-models-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    const raw = typeof content === 'string' || content instanceof Uint8Array
    writeFileSync(join(folder, name), raw ? content : JSON.stringify(content))
  }
  return folder
}

/** Sets where models are searched, until the test ends; the home folder is an empty one unless given. */
export function searchIn(place: { readonly dataPath?: string; readonly home?: string } = {}): void {
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  const home = place.home ?? tempFolder()
  vi.stubEnv('HOME', home)
  vi.stubEnv('USERPROFILE', home)
  vi.stubEnv('AWS_DATA_PATH', place.dataPath ?? '')
}

/** The smallest `service-2.json`, with one operation to tell it by. */
export function smallService(operation = 'ListThings', metadata: Readonly<Record<string, unknown>> = {}) {
  return {
    version: '2.0',
    metadata: {
      apiVersion: '2020-01-01',
      endpointPrefix: 'things',
      protocol: 'json',
      serviceId: 'Things Service',
      ...metadata,
    },
    operations: {
      [operation]: {
        name: operation,
        http: { method: 'POST', requestUri: '/' },
        input: { shape: 'Input' },
        output: { shape: 'Output' },
      },
    },
    shapes: {
      Input: { type: 'structure', members: { NextToken: { shape: 'Text' } } },
      Output: { type: 'structure', members: { NextToken: { shape: 'Text' }, Things: { shape: 'Texts' } } },
      Texts: { type: 'list', member: { shape: 'Text' } },
      Text: { type: 'string' },
    },
  }
}

/** A `paginators-1.json` for the operation of `smallService`. */
export function smallPaginators(resultKey = 'Things') {
  return {
    pagination: {
      ListThings: { input_token: 'NextToken', output_token: 'NextToken', result_key: resultKey },
    },
  }
}

/** A `waiters-2.json` for the operation of `smallService`. */
export function smallWaiters(more: Readonly<Record<string, unknown>> = {}) {
  const acceptor = { state: 'success', matcher: 'pathAll', argument: 'Things', expected: 'ready' } as const
  const waiter = { operation: 'ListThings', delay: 5, maxAttempts: 40, acceptors: [acceptor] }
  return { version: 2, waiters: { ThingsReady: { ...waiter, ...more } } }
}
