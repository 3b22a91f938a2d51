import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { refusalOf, scripted } from './support/scripted-service.js'

const body = '{"TableNames":["books"]}'
const sent = (checksum: string | number) => ({ headers: { 'x-amz-crc32': String(checksum) }, body })

// botocore/retries/special.py, RetryDDBChecksumError.
describe('a DynamoDB answer with a wrong checksum', () => {
  it('is retried', async () => {
    const { client, requests } = await scripted('dynamodb', sent(1), sent(crc32(body)))
    expect((await client.listTables()).TableNames).toEqual(['books'])
    expect(requests).toHaveLength(2)
  })

  it('is an error if the checksum stays wrong', async () => {
    const { client } = await scripted('dynamodb', sent(1))
    const error = await refusalOf(client.listTables())
    expect(error).toMatchObject({ code: 'Network', attempts: 2 })
    expect(error.message).toContain('its header x-amz-crc32 says 1: it was changed on the way')
  })
})
