import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An endpoint for sts:GetCallerIdentity, which has no pages to simulate. */
export interface Identity {
  readonly endpoint: string
  close(): Promise<void>
}

/** Tells everybody that they are this account. */
export async function serveIdentity(account: string): Promise<Identity> {
  const result = `<Account>${account}</Account><Arn>arn:aws:iam::${account}:user/docs</Arn><UserId>docs</UserId>`
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/xml')
    response.end(
      `<GetCallerIdentityResponse><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
