import type { DynamicClient } from 'nexttoken'
import type { Listing } from './boto3-lists.js'

/** What a service is to hold, made through nexttoken, and what is then listed from it, in pages. */
export interface World {
  readonly service: string
  make(service: DynamicClient, open: (other: string) => DynamicClient): Promise<unknown>
  readonly lists: readonly Omit<Listing, 'service'>[]
}

export const trust = JSON.stringify({ Version: '2012-10-17', Statement: [] })
export const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }],
})

/** Runs `make` for 0 … count - 1, one after the other, so that both sides see one order. */
export async function times(count: number, make: (index: number) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < count; index++) await make(index)
}
