/** Waiters that the compiler checks. What it prints of a wrong name: test/compiler. */
import { client, type DynamicClient, type Output, type ServiceError, type WaiterResult } from 'nexttoken'
import { expectTypeOf } from 'vitest'
import type { DescribeTableOutput } from '../../types/dynamodb.js'

const dynamodb = client('dynamodb')
const name: string = process.argv[2] ?? 'table_exists'
const TableName = 'orders'

export async function byAnyName(): Promise<void> {
  const result = await dynamodb.waitFor('table_exists', { TableName })
  expectTypeOf(result).toEqualTypeOf<WaiterResult<Output<DescribeTableOutput>>>()
  expectTypeOf(result.output).toEqualTypeOf<Output<DescribeTableOutput> | undefined>()
  expectTypeOf(result.error).toEqualTypeOf<ServiceError | undefined>()
  const waiter = dynamodb.getWaiter('TableExists')
  expectTypeOf(waiter).toEqualTypeOf(dynamodb.getWaiter('tableExists'))
  expectTypeOf(await waiter.wait({ TableName })).toEqualTypeOf(result)
  const options = {
    delay: 5000,
    maxAttempts: 3,
    backoff: 'fixed',
    deadline: () => 5000,
    onProgress: async ({ attempt, output }: { attempt: number; output?: Output<DescribeTableOutput> }) =>
      console.log(attempt, output?.Table?.TableStatus),
  } as const
  await dynamodb.waitFor('table_not_exists', { TableName }, options)
  // Nothing is required of this one.
  await client('ec2').waitFor('instance_running')
  expectTypeOf(dynamodb.waiterNames).toEqualTypeOf<readonly string[]>()
}

export async function namesKnownOnlyAtRunTime(): Promise<void> {
  const result = await dynamodb.waitFor(name, { TableName })
  expectTypeOf(result).toEqualTypeOf<WaiterResult<Output<Record<string, unknown>>>>()
  const untyped: DynamicClient = client('sqs')
  const waiter = untyped.getWaiter('whatever')
  expectTypeOf((await waiter.wait()).output).toEqualTypeOf<Output<Record<string, unknown>> | undefined>()
}

export async function refused(): Promise<void> {
  // @ts-expect-error: what is required is
  await dynamodb.waitFor('table_exists')
  // @ts-expect-error: and checked
  await dynamodb.waitFor('table_exists', { Table: 'orders' })
  // @ts-expect-error: of a waiter, too
  await dynamodb.getWaiter('table_exists').wait({ TableName: 7 })
  // @ts-expect-error: there is no such waiter
  await dynamodb.waitFor('table_exist', { TableName })
  // @ts-expect-error: nor has this service any
  client('sns').getWaiter('topic_exists')
  // @ts-expect-error: there is no such option
  await dynamodb.waitFor('table_exists', { TableName }, { maxWaitTime: 300 })
  // @ts-expect-error: nor such a way to wait
  await dynamodb.waitFor('table_exists', { TableName }, { backoff: 'linear' })
}
