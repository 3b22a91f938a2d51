import { type ClientConfig, client } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { credentials, rejection, s3At } from './support/wire-server.js'

/**
 * Half of a surrogate pair has no UTF-8: a text that was cut inside an emoji. boto3 raises UnicodeEncodeError. In XML
 * it became U+FFFD, so that DeleteObjects deleted another key, and anywhere else it was `URIError: URI malformed`.
 */
const half = 'cut \ud83d'

function configAt(url: string): ClientConfig {
  return { region: 'us-east-1', endpoint: url, credentials, maxAttempts: 1 }
}

describe('a string with half of a surrogate pair', () => {
  it.each<[words: string, path: string, call: (url: string) => Promise<unknown>]>([
    ['in a path', 'Key', (url) => s3At(url).getObject({ Bucket: 'b', Key: half })],
    ['in a query', 'Prefix', (url) => s3At(url).listObjectsV2({ Bucket: 'b', Prefix: half })],
    [
      'in a presigned URL',
      'ResponseContentType',
      (url) => s3At(url).presign('getObject', { Bucket: 'b', Key: 'k', ResponseContentType: half }),
    ],
    [
      'in a body of XML',
      'Delete.Objects[1].Key',
      (url) => s3At(url).deleteObjects({ Bucket: 'b', Delete: { Objects: [{ Key: 'k' }, { Key: half }] } }),
    ],
    ['as a body', 'Body', (url) => s3At(url).putObject({ Bucket: 'b', Key: 'k', Body: half })],
    [
      'in the source of a copy',
      'CopySource',
      (url) => s3At(url).copyObject({ Bucket: 'b', Key: 'k', CopySource: { Bucket: 'b', Key: half } }),
    ],
    [
      'in a form',
      'Tags[0].Value',
      (url) =>
        client('sns', configAt(url)).tagResource({ ResourceArn: 'a', Tags: [{ Key: 'k', Value: half }] }),
    ],
    [
      'in a key of a map',
      'MessageAttributes (key "cut \ufffd")',
      (url) =>
        client('sns', configAt(url)).publish({
          Message: 'm',
          MessageAttributes: { [half]: { DataType: 'String' } },
        }),
    ],
    [
      'without a validation of parameters',
      'FunctionName',
      (url) =>
        client('lambda', { ...configAt(url), parameterValidation: false }).getFunction({
          FunctionName: half,
        }),
    ],
    [
      'in CBOR',
      'NamePrefix',
      (url) => client('eventbridgev2', configAt(url)).listEventBuses({ NamePrefix: half }),
    ],
  ])('is refused with the name of its parameter %s', async (_, path, call) => {
    const { url, requests } = await startHttpServer((__, response) => response.end())
    const error = await rejection(call(url))
    expect(error).toMatchObject({ code: 'ParamValidation', problems: [{ path }] })
    expect(error.message).toMatch(/surrogate pair|HTTP header/)
    expect(requests).toEqual([])
  })

  it('is sent in JSON, as boto3 sends it', async () => {
    const bodies: string[] = []
    const { url } = await startHttpServer((request, response) => {
      request.on('data', (chunk) => bodies.push(String(chunk)))
      request.on('end', () => response.end('{}'))
    })
    await client('dynamodb', configAt(url)).putItem({ TableName: 't', Item: { id: { S: half } } })
    expect(bodies).toEqual(['{"TableName":"t","Item":{"id":{"S":"cut \\ud83d"}}}'])
  })
})
