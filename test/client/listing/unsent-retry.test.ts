import type { LookupFunction } from 'node:net'
import { client } from 'nexttoken'
import { expect, it, onTestFinished } from 'vitest'
import { credentials, rejection } from '../../wire/support/wire-server.js'
import { type Interrupt, pagingService } from './support/paging-service.js'

/** A host that DNS does not know any more once `forget` was called. */
function forgettableHost() {
  let isGone = false
  const lookup: LookupFunction = (hostname, { all }, done) => {
    if (isGone) done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }), '')
    else if (all) done(null, [{ address: '127.0.0.1', family: 4 }])
    else done(null, '127.0.0.1', 4)
  }
  return {
    lookup,
    forget: () => {
      isGone = true
    },
  }
}

it('a page whose first attempt was answered, and no later one was sent, may have taken effect', async () => {
  const { lookup, forget } = forgettableHost()
  const unavailable: Interrupt = (number, response) => {
    if (number !== 6) return false
    forget()
    response.writeHead(503, { connection: 'close' }).end()
    return true
  }
  const { sent, endpoint } = await pagingService(8, unavailable)
  const sns = client('sns', {
    region: 'us-east-1',
    endpoint: endpoint.replace('127.0.0.1', 'aws.test'),
    credentials,
    requestHandler: { httpAgent: { lookup } },
  })
  onTestFinished(() => sns.destroy())
  const error = await rejection(sns.paginate('list_topics').items().toArray())
  expect(error.message).toMatch(/ENOTFOUND aws\.test.*; the call may have taken effect/)
  expect(sent).toHaveLength(6)
})
