import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const topicCount = 100
const keyCount = 1000
/** A placeholder for the page's number in a prepared page, of the same length. */
const numberMark = 'PPPPPPP'

export interface Feed {
  readonly endpoint: string
  close(): void
}

export interface FeedOptions {
  /** Number of pages of a listing. @default 1 */
  readonly pages?: number
  /** Delay of each response in milliseconds. @default 0 */
  readonly latency?: number
}

/** One server for all rivals: SNS ListTopics by POST, S3 ListObjectsV2 by GET, each page with its own token. */
export async function startFeed({ pages = 1, latency = 0 }: FeedOptions = {}): Promise<Feed> {
  const server = createServer(async (request, response) => {
    const page = pageOf(request.method === 'POST' ? await readText(request) : (request.url ?? ''))
    const body = request.method === 'POST' ? topicPage(page, pages) : keyPage(page, pages)
    const answer = () => response.setHeader('content-type', 'text/xml').end(body)
    if (latency === 0) answer()
    else setTimeout(answer, latency)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 2048, resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

function pageOf(text: string): number {
  return Number(/(?:NextToken|continuation-token)=page-(\d+)/.exec(text)?.[1] ?? 0)
}

function numberOf(page: number): string {
  return String(page).padStart(numberMark.length, '0')
}

/** Every page has its own topics. The same topics with another token would look like an ignored token. */
function topicPage(page: number, pages: number): string {
  const token = page + 1 < pages ? `<NextToken>page-${page + 1}</NextToken>` : ''
  return (
    '<ListTopicsResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ListTopicsResult>' +
    `<Topics>${topics.replaceAll(numberMark, numberOf(page))}</Topics>${token}</ListTopicsResult>` +
    '<ResponseMetadata><RequestId>0f1e2d3c</RequestId></ResponseMetadata></ListTopicsResponse>'
  )
}

const topics = Array.from(
  { length: topicCount },
  (_, index) =>
    `<member><TopicArn>arn:aws:sns:us-east-1:123456789012:orders-${numberMark}-${index}</TopicArn></member>`,
).join('')

function keyPage(page: number, pages: number): string {
  const next = page + 1 < pages
  const token = next ? `<NextContinuationToken>page-${page + 1}</NextContinuationToken>` : ''
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
    `<Name>bench</Name><Prefix></Prefix>${token}<KeyCount>${keyCount}</KeyCount><MaxKeys>${keyCount}</MaxKeys>` +
    `<IsTruncated>${next}</IsTruncated>` +
    keys.replaceAll(numberMark, numberOf(page)) +
    '</ListBucketResult>'
  )
}

/** 1,000 objects; each key has 72 characters. */
const keys = Array.from({ length: keyCount }, (_, index) => {
  const key = `${`logs/2026/11/23/${numberMark}/${String(index).padStart(4, '0')}/`.padEnd(68, 'abcdef-')}.csv`
  return (
    `<Contents><Key>${key}</Key><LastModified>2026-11-23T01:02:03.000Z</LastModified>` +
    `<ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>${index * 1000}</Size>` +
    '<StorageClass>STANDARD</StorageClass></Contents>'
  )
}).join('')
