import { startHttpServer } from '../http-server.js'
import { StreamError, type StreamService } from './stream-service.js'

type Structure = Record<string, unknown>

/** Serves a modelled stream over HTTP, as AWS's JSON protocol has it, until the test ends. Returns its address. */
export async function serveStream(service: StreamService): Promise<string> {
  const { url } = await startHttpServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const input = JSON.parse(Buffer.concat(chunks).toString(), reviveTime) as Structure
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? ''
    service.requests.push({ operation, input })
    const { status, body } = answerOf(service, operation, input)
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify(body, writeTime))
  })
  return url
}

function answerOf(service: StreamService, operation: string, input: Structure) {
  try {
    return { status: 200, body: service.answer(operation, input) }
  } catch (error) {
    if (!(error instanceof StreamError)) throw error
    return { status: 400, body: { __type: error.code, message: error.message } }
  }
}

function reviveTime(name: string, value: unknown): unknown {
  return name === 'Timestamp' && typeof value === 'number' ? new Date(value * 1000) : value
}

/** `JSON.stringify` has made texts of dates already. */
function writeTime(this: Structure, name: string, value: unknown): unknown {
  const own = this[name]
  if (own instanceof Date) return own.getTime() / 1000
  return own instanceof Uint8Array ? Buffer.from(own).toString('base64') : value
}
