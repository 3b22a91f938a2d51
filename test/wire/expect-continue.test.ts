import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FetchHttpHandler } from '@smithy/fetch-http-handler'
import { type ClientConfig, client, type DynamicClient } from 'nexttoken'
import { expect, it, onTestFinished } from 'vitest'
import { credentials, rejection } from './support/wire-server.js'

/** An S3 that says what it thinks of an upload before its body comes, where it is asked to. */
async function startS3(refuses: boolean) {
  const seen = { asked: 0, bytes: 0 }
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      seen.bytes += chunk.length
    })
    request.on('end', () => response.end())
  })
  server.on('checkContinue', (request, response) => {
    seen.asked++
    if (refuses) return void response.writeHead(403).end()
    response.writeContinue()
    server.emit('request', request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const open = (config: ClientConfig = {}): DynamicClient =>
    client('s3', { region: 'us-east-1', endpoint, credentials, maxAttempts: 1, ...config })
  return { seen, open }
}

const upload = (bytes: number) => ({ Bucket: 'b', Key: 'k', Body: new Uint8Array(bytes) })
const large = 3 * 1024 * 1024

it('sends Expect: 100-continue before a large body, and not before a small one', async () => {
  const { seen, open } = await startS3(false)
  await open().putObject(upload(large))
  expect(seen).toEqual({ asked: 1, bytes: large })
  await open().putObject(upload(1000))
  expect(seen).toEqual({ asked: 1, bytes: large + 1000 })
})

it('sends no byte after a refusal, and does not keep the connection busy', async () => {
  const { seen, open } = await startS3(true)
  const s3 = open({ requestHandler: { socketTimeout: 5_000 } })
  for (let n = 1; n <= 60; n++) {
    expect(await rejection(s3.putObject(upload(large)))).toMatchObject({ statusCode: 403 })
  }
  expect(seen).toEqual({ asked: 60, bytes: 0 })
})

it('does not send Expect: 100-continue with fetch, which refuses the header', async () => {
  const { seen, open } = await startS3(false)
  await open({ requestHandler: new FetchHttpHandler() }).putObject(upload(large))
  expect(seen).toEqual({ asked: 0, bytes: large })
})
