import { client, type DynamicClient, WaiterError } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { loadModel, shippedIndex } from '../../src/models/index.js'
import { compileWaiter } from '../../src/waiters/compile-waiter.js'
import { smallService, smallWaiters } from '../models/support/temp-models.js'
import { refusalOf, scripted } from '../services/support/scripted-service.js'

const ec2: DynamicClient = client('ec2', { region: 'us-east-1' })

const instances = (...states: readonly string[]) => ({
  body: `<DescribeInstancesResponse><reservationSet><item><instancesSet>${states
    .map((state) => `<item><instanceState><name>${state}</name></instanceState></item>`)
    .join('')}</instancesSet></item></reservationSet></DescribeInstancesResponse>`,
})

const missing = {
  status: 400,
  body: '<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code><Message>No such instance</Message></Error></Errors><RequestID>r-1</RequestID></Response>',
}

describe('a client', () => {
  it('waits over its own calls', async () => {
    const service = await scripted('ec2', missing, instances('pending'), instances('running'))
    const result = await service.client.waitFor('instance_running', { InstanceIds: ['i-1'] }, { delay: 0 })
    expect(result.attempts).toBe(3)
    expect(result.output).toMatchObject({
      Reservations: [{ Instances: [{ State: { Name: 'running' } }] }],
      $metadata: { httpStatusCode: 200, attempts: 1 },
    })
    const bodies = service.requests.map(({ body }) => String(body))
    expect(new Set(bodies)).toEqual(new Set(['Action=DescribeInstances&Version=2016-11-15&InstanceId.1=i-1']))
  })

  it('fails with the answer', async () => {
    const service = await scripted('ec2', instances('running', 'terminated'))
    const error = await refusalOf(service.client.waitFor('instance_running', { InstanceIds: ['i-1', 'i-2'] }))
    expect(error).toBeInstanceOf(WaiterError)
    expect(error).toMatchObject({
      code: 'WaiterFailed',
      service: 'ec2',
      operation: 'DescribeInstances',
      seen: ['running', 'terminated'],
    })
  })

  it('checks the input as the operation does', async () => {
    const service = await scripted('ec2', instances('running'))
    const error = await refusalOf(service.client.waitFor('instance_running', { Instances: ['i-1'] }))
    expect(error).toMatchObject({ code: 'ParamValidation' })
    expect(service.requests).toEqual([])
  })

  it('takes a waiter’s name in every spelling', () => {
    const names = ['instance_running', 'InstanceRunning', 'instanceRunning', 'instance-running']
    const waiters = names.map((name) => ec2.getWaiter(name))
    for (const { name, operation, delay, maxAttempts } of waiters) {
      expect([name, operation, delay, maxAttempts]).toEqual([
        'InstanceRunning',
        'DescribeInstances',
        15_000,
        40,
      ])
    }
    expect(ec2.waiterNames.slice(0, 2)).toEqual(['bundle_task_complete', 'conversion_task_cancelled'])
    expect(client('sns').waiterNames).toEqual([])
  })

  it.each<[string, string, unknown, string]>([
    [
      'a misspelt name',
      'ec2',
      'instance_runing',
      'ec2: no waiter is named "instance_runing"; did you mean "instance_running"?',
    ],
    [
      'a name that is like no other',
      'ec2',
      'zzz',
      'ec2: no waiter is named "zzz"; client.waiterNames lists all 43',
    ],
    [
      'a service without waiters',
      'sns',
      'topic_exists',
      'sns: no waiter is named "topic_exists"; client.waiterNames lists all 0',
    ],
    ['no name', 'ec2', undefined, 'ec2: no waiter is named undefined; client.waiterNames lists all 43'],
  ])('refuses %s', async (_, service, name, message) => {
    const aws: DynamicClient = client(service)
    expect(() => aws.getWaiter(name as string)).toThrow(message)
    const error = await refusalOf(aws.waitFor(name as string))
    expect([error.code, error.message]).toEqual(['UnknownWaiter', message])
  })

  it('has the waiters of a user’s own model', async () => {
    const model = { service: smallService() as never, waiters: smallWaiters() }
    const own = client(model, { region: 'us-east-1', endpoint: 'http://127.0.0.1:1', credentials: false })
    expect(own.waiterNames).toEqual(['things_ready'])
    expect(own.getWaiter('things_ready').operation).toBe('ListThings')
  })
})

describe('the shipped waiters', () => {
  const waiters = Object.keys(shippedIndex().services).flatMap((service) => {
    const model = loadModel(service)
    return model.waiterNames.map((found) => {
      const [name, waiter] = model.findWaiter(found) ?? []
      if (name === undefined || waiter === undefined) throw new Error(`${service} has no ${found}`)
      return { model, name, waiter }
    })
  })

  it('are those that the index counts, and all of them can judge', () => {
    expect(waiters).toHaveLength(shippedIndex().totals.waiters)
    for (const found of waiters) {
      const { acceptors } = compileWaiter(found)
      const states = acceptors.map(({ description }) => description.state)
      expect(states, `${found.model.name} ${found.name}`).toContain('success')
    }
  })

  it('have names that differ in more than their spelling, and are not those of operations of the command line', () => {
    const folded = waiters.map(({ model, name }) => `${model.name} ${name.toLowerCase()}`)
    expect(new Set(folded).size).toBe(folded.length)
    const services = new Set(waiters.map(({ model }) => model))
    expect([...services].filter((model) => model.findOperation('wait'))).toEqual([])
  })
})
