import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PreparedPage } from './prepare-page.js'

/** Serves one page again and again, with another token and another item each time. It only copies bytes. */
export async function servePage(
  { body, contentType, numbersAt }: PreparedPage,
  chunked: boolean,
): Promise<{ endpoint: string; close(): void }> {
  let count = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const page = Buffer.from(body)
      const number = String(++count).padStart(6, '0')
      for (const at of numbersAt) page.write(number, at, 'latin1')
      response.writeHead(200, {
        'content-type': contentType,
        ...(!chunked && { 'content-length': page.length }),
      })
      if (!chunked) return response.end(page)
      for (let start = 0; start < page.length; start += 65_536)
        response.write(page.subarray(start, start + 65_536))
      return response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { endpoint: `http://127.0.0.1:${port}`, close }
}
