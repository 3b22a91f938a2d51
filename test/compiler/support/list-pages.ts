import { Agent } from 'node:http'
import type { LookupFunction } from 'node:net'
import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import type { OperationModel } from '../../../src/models/index.js'
import { requiredInput } from '../../simulator/support/required-input.js'

/** What a listing gave. */
export interface Listing {
  readonly operation: OperationModel
  readonly pages: readonly object[]
  readonly items: Readonly<Record<string, readonly unknown[]>>
}

/** Whatever stands before the endpoint's host (an account's id, for s3control) leads to the simulator too. */
const toLoopback: LookupFunction = (_host, options, callback) => {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }])
  else callback(null, '127.0.0.1', 4)
}

/** Lists operations of one service, over HTTP against the simulator: two pages of each. */
export async function listPages(service: string, operations: readonly OperationModel[]): Promise<Listing[]> {
  const plans = operations.map(({ name }) => [`${service}.${name}`, { items: 3, pageSize: 2 }])
  const aws = await simulate(Object.fromEntries(plans))
  const aClient = client(service, {
    region: 'us-east-1',
    endpoint: `http://aws.test:${new URL(aws.endpoint).port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: { httpAgent: new Agent({ lookup: toLoopback }) },
    maxAttempts: 1,
  })
  const listings: Listing[] = []
  try {
    for (const operation of operations) {
      const listing = aClient.paginate(operation.name, givenTo(operation))
      const pages: object[] = []
      for await (const page of listing) if (pages.push(page) === 2) break
      const items: Record<string, unknown[]> = {}
      for (const key of listing.resultKeys) {
        const some: unknown[] = []
        for await (const item of listing.items(key)) if (some.push(item) === 3) break
        items[key] = some
      }
      listings.push({ operation, pages, items })
    }
    return listings
  } finally {
    aClient.destroy()
    await aws.close()
  }
}

/** What a caller has to give: an offset is the listing's own business. */
function givenTo(operation: OperationModel): Record<string, unknown> {
  const own = operation.paginationRule?.defaults ?? {}
  return Object.fromEntries(Object.entries(requiredInput(operation)).filter(([name]) => !(name in own)))
}
