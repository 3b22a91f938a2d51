import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ClientConfig, client } from 'nexttoken'
import { onTestFinished } from 'vitest'
import { startHttpServer } from '../../../support/http-server.js'
import { credentials } from '../../../wire/support/wire-server.js'

export interface SentPage {
  /** Of the headers that tell how a page was made. */
  readonly accessKeyId: string | undefined
  readonly region: string | undefined
  readonly date: string
  readonly invocationId: string
  readonly attempt: string
  readonly trace: string | undefined
  readonly body: string
}

/** Answers the request with this number instead of a page; true if it did. */
export type Interrupt = (number: number, response: ServerResponse) => boolean

/** Lists `pages` pages of SNS topics, and remembers the requests. */
export async function pagingService(
  pages: number,
  interrupt: Interrupt = () => false,
  config: ClientConfig = {},
) {
  const sent: SentPage[] = []
  const { url: endpoint, requests } = await startHttpServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      sent.push(describe(request, body))
      if (interrupt(sent.length, response)) return
      response.end(pageAfter(Number(/NextToken=token-(\d+)/.exec(body)?.[1] ?? 0), pages))
    })
  })
  const sns = client('sns', { region: 'us-east-1', endpoint, credentials, ...config })
  onTestFinished(() => sns.destroy())
  return { sns, sent, endpoint, requests }
}

function describe({ headers }: IncomingMessage, body: string): SentPage {
  const [, accessKeyId, region] = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(headers.authorization ?? '') ?? []
  const text = (name: string) => String(headers[name] ?? '')
  return {
    accessKeyId,
    region,
    date: text('x-amz-date'),
    invocationId: text('amz-sdk-invocation-id'),
    attempt: text('amz-sdk-request'),
    trace: headers['x-amzn-trace-id']?.toString(),
    body,
  }
}

function pageAfter(number: number, pages: number): string {
  const token = number + 1 < pages ? `<NextToken>token-${number + 1}</NextToken>` : ''
  const topics = `<Topics><member><TopicArn>arn:${number + 1}</TopicArn></member></Topics>`
  return `<ListTopicsResponse><ListTopicsResult>${topics}${token}</ListTopicsResult></ListTopicsResponse>`
}
