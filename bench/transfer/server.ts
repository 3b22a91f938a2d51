/**
 * S3 that keeps nothing, in a process of its own: it takes what is uploaded and counts the bytes, and what is downloaded
 * are bytes of its memory. `server.ts <bytes of an object>` sends its address.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

const size = Number(process.argv[2])
const block = Buffer.alloc(8 * 2 ** 20, 'Call me Ishmael. ')
const etag = '"d41d8cd98f00b204e9800998ecf8427e"'
let received = 0

const server = createServer((request, response) => {
  if (request.method === 'HEAD' || request.method === 'GET') give(request, response)
  else void take(request, response)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.send?.(`http://127.0.0.1:${address.port}`)
})

function give({ method, headers }: IncomingMessage, response: ServerResponse): void {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? []
  const start = Number(first ?? 0)
  const end = last ? Math.min(Number(last), size - 1) : size - 1
  const range = first === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }
  const length = end + 1 - start
  response.writeHead(first === undefined ? 200 : 206, { etag, 'content-length': length, ...range })
  if (method === 'HEAD') response.end()
  else send(response, length)
}

function send(response: ServerResponse, length: number): void {
  let left = length
  const next = () => {
    while (left > 0) {
      const bytes = block.subarray(0, Math.min(left, 2 ** 18))
      left -= bytes.length
      if (!response.write(bytes)) return void response.once('drain', next)
    }
    response.end()
  }
  next()
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? ''
  for await (const chunk of request) received += chunk.length
  if (url.includes('uploads'))
    return answer(
      response,
      '<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>',
    )
  if (request.method !== 'POST') return void response.writeHead(200, { etag }).end()
  // Bodies in chunks are a little longer, and so is the list of the parts.
  const isAll = received >= size
  received = 0
  answer(
    response,
    isAll ? completed : '<Error><Code>IncompleteBody</Code><Message>bytes are missing</Message></Error>',
  )
}

const completed =
  '<CompleteMultipartUploadResult><Location>here</Location><Bucket>films</Bucket><Key>moby.mp4</Key>' +
  '<ETag>&quot;1-1&quot;</ETag></CompleteMultipartUploadResult>'

function answer(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/xml' }).end(text)
}
