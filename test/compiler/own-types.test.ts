import { beforeAll, expect, it } from 'vitest'
import { compile } from './support/compile.js'
import { makeOwnTypes, withOwnTypes } from './support/own-types.js'

beforeAll(() => makeOwnTypes('own-types-to-compile'))

it('types that `nexttoken types` makes type the clients of a user’s own services, and those of nexttoken’s', async () => {
  const program = `${withOwnTypes('own-types-to-compile')}
for await (const thing of things.paginate('list_things').items()) console.log(thing.toUpperCase())
const { Things } = await things.listThings({ NextToken: 'a' })
const topics = await sns.paginate('list_topics').items().toArray()
console.log(Things.length, topics[0]?.TopicArn)
const { output } = await things.waitFor('things_ready', { NextToken: 'a' })
console.log(output?.Things.length)
// @ts-expect-error
await things.waitFor('thing_ready')
const { mesh } = await client('appmesh@2018-10-01').createMesh({ meshName: 'm' })
const meshes = await client('appmesh@2018-10-01').paginate('list_meshes').items().toArray()
console.log(mesh?.meshName, meshes[0]?.meshName)
// @ts-expect-error
await client('appmesh@2018-10-01').createVirtualGateway({})
// @ts-expect-error
await things.listThings({ Nexttoken: 'a' })
// @ts-expect-error
things.paginate('list_thing')
`
  expect((await compile('own-types', program)).errors).toBe('')
})
