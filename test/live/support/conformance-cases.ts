import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  type OperationDescription,
  type OperationModel,
  type ServiceDescription,
  ServiceModel,
} from '../../../src/models/index.js'
import type { RawResponse, Structure } from '../../../src/protocols/index.js'

/** The oldest cases leave it out where it is the same for all operations. */
const ANY_HTTP = { method: 'POST', requestUri: '/' }

interface Suite extends ServiceDescription {
  readonly description: string
  readonly cases: readonly CaseDescription[]
}

interface CaseDescription {
  readonly id?: string
  readonly description?: string
  readonly given: Partial<OperationDescription>
  readonly params?: Structure
  readonly serialized?: SerializedRequest
  readonly result?: Structure
  readonly error?: Structure
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly response?: { status_code: number; headers?: Record<string, string>; body?: string }
}

export interface SerializedRequest {
  readonly method?: string
  readonly uri?: string
  readonly body?: string
  readonly headers?: Record<string, string>
  readonly forbidHeaders?: readonly string[]
}

export interface ConformanceCase extends Omit<CaseDescription, 'response'> {
  /** Unique: the file, `input` or `output`, and the case's id or its place. */
  readonly key: string
  readonly title: string
  readonly operation: OperationModel
  readonly response: RawResponse | undefined
}

/** botocore's protocol cases, as its `tests/unit/test_protocols.py` reads them, `legacy/` included. */
export function conformanceCases(botocore: string, direction: 'input' | 'output'): ConformanceCase[] {
  const folder = join(botocore, 'tests', 'unit', 'protocols')
  return [join(folder, direction), join(folder, 'legacy', direction)].flatMap((path) =>
    readdirSync(path)
      .sort()
      .flatMap((file) => readSuites(join(path, file), path.includes('legacy') ? 'legacy/' : '')),
  )
}

function readSuites(path: string, prefix: string): ConformanceCase[] {
  const suites: readonly Suite[] = JSON.parse(readFileSync(path, 'utf8'), modernForm)
  const file = prefix + basename(path, '.json')
  return suites.flatMap((suite, s) =>
    suite.cases.map((each, c) => readCase(suite, each, { file, place: `${s}:${c}` })),
  )
}

function readCase(
  suite: Suite,
  each: CaseDescription,
  at: { readonly file: string; readonly place: string },
): ConformanceCase {
  const name = each.given.name ?? 'OperationName'
  const direction = each.response ? 'output' : 'input'
  const { protocol } = suite.metadata
  const service = new ServiceModel('conformance', {
    service: {
      ...suite,
      shapes: withPayload(suite.shapes, each.given),
      operations: { [name]: withResultWrapper({ http: ANY_HTTP, ...each.given, name }, suite) },
    },
  })
  const operation = service.operation(name)
  if (!operation) throw new Error(`${at.file} ${at.place}: no operation`)
  return {
    ...each,
    key: `${at.file} ${direction} ${each.id ?? at.place}`,
    title: each.description ?? suite.description,
    operation,
    response: each.response && rawResponse(each.response, protocol, name),
  }
}

/** The oldest cases give a member's location on its shape, which no model of today does. */
function modernForm(key: string, value: unknown): unknown {
  if (key !== 'shapes') return value
  const shapes = value as Record<string, ServiceDescription['shapes'][string] & { location?: string }>
  const moved = Object.entries(shapes).map(([name, shape]) => {
    const members = Object.entries(shape.members ?? {}).map(([member, reference]) => {
      const location = shapes[reference.shape]?.location
      return [member, location ? { location, ...reference } : reference]
    })
    return [name, shape.members ? { ...shape, members: Object.fromEntries(members) } : shape]
  })
  return Object.fromEntries(moved)
}

/** And the payload on the reference to the structure. */
function withPayload(shapes: Suite['shapes'], given: CaseDescription['given']): Suite['shapes'] {
  const references = [given.input, given.output].filter((each) => each !== undefined && 'payload' in each)
  const moved = references.map((each) => [each?.shape ?? '', { ...shapes[each?.shape ?? ''], ...each }])
  return { ...shapes, ...Object.fromEntries(moved) }
}

/** The cases leave the wrapper out of the model, and botocore's runner puts it in. */
function withResultWrapper(given: OperationDescription, suite: Suite): OperationDescription {
  const members = given.output && suite.shapes[given.output.shape]?.members
  if (suite.metadata.protocol !== 'query' || !given.output || !members) return given
  if (Object.keys(members).length === 0) return given
  return { ...given, output: { ...given.output, resultWrapper: `${given.name}Result` } }
}

/** Three cases of `query` have no body, of which botocore's runner makes `<xml/>`; a service sends the operation's root. */
function rawResponse(
  response: NonNullable<CaseDescription['response']>,
  protocol: string,
  operation: string,
): RawResponse {
  const text = response.body ?? (protocol === 'query' ? `<${operation}Response/>` : '')
  const headers = Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])
  return {
    statusCode: response.status_code,
    headers: Object.fromEntries(headers),
    body: new Uint8Array(Buffer.from(text, protocol === 'smithy-rpc-v2-cbor' ? 'base64' : 'utf8')),
  }
}
