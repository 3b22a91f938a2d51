import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { client } from 'nexttoken'
import { expect, it } from 'vitest'

const run = promisify(execFile)

it('the example walk prints the same numbers against moto: npm start -- --endpoint-url URL', async () => {
  const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
  await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const sns = client('sns', { region: 'us-east-1', endpoint, credentials })
  for (let n = 0; n < 103; n++) await sns.createTopic({ Name: `topic-${n}` })
  const walk = ['examples/walk.ts', '--endpoint-url', endpoint, '--region', 'us-east-1']
  const { stdout } = await run('node_modules/.bin/tsx', walk)
  const counts = [...stdout.matchAll(/^ +(?:= +)?(\d+) topics/gm)].map(([, count]) => Number(count))
  expect(counts).toEqual([100, 3, 100, 3, 103, 100, 3, 103, 103])
})
