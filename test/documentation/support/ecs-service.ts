import { createServer, type IncomingMessage } from 'node:http'

const arnOf = (name: string) => `arn:aws:ecs:us-east-1:111122223333:service/shop/${name}`

/**
 * ECS with a cluster of `count` services. Unlike the simulator, which knows pages only, it describes what it lists: at
 * most ten services at a time, as AWS does.
 */
export async function startEcs(count: number): Promise<{ readonly url: string; close(): void }> {
  const names = Array.from({ length: count }, (_, index) => `service-${index + 1}`)
  const server = createServer(async (request, response) => {
    const input = JSON.parse(await bodyOf(request))
    const isList = String(request.headers['x-amz-target']).endsWith('.ListServices')
    const output = isList ? list(names, input) : describe(input)
    response.writeHead(output ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify(output ?? { __type: 'InvalidParameterException' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${address.port}`, close }
}

function list(names: readonly string[], { nextToken = '0', maxResults = 10 }) {
  const end = Number(nextToken) + maxResults
  const serviceArns = names.slice(Number(nextToken), end).map(arnOf)
  return { serviceArns, ...(end < names.length && { nextToken: String(end) }) }
}

function describe({ services }: { services: string[] }) {
  if (services.length > 10) return undefined
  return { services: services.map((arn) => ({ serviceName: arn.split('/').at(-1), runningCount: 2 })) }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
