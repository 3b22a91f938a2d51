import { describe, expect, it } from 'vitest'
import { interleave, type Job, type JobEvent, openFleet, runJobs } from '../../src/fleet/index.js'
import { Slots } from '../../src/fleet/schedule/slots.js'
import { passTime, stopClock } from '../support/virtual-aws.js'
import { FleetWorld, type WorldOptions } from './support/fleet-world.js'

async function placeOf(world: FleetWorld, id: string) {
  const accounts = [`arn:aws:iam::${id}:role/r`]
  for await (const account of openFleet(
    { regions: 'us-east-1', accounts },
    { client: world.client },
  ).accounts())
    return (region: string, service: string, operation: string): Job => ({
      account,
      region: { name: region, clientRegion: region, mayBeDisabled: false, isKnown: true },
      service,
      operation,
    })
  throw new Error('no account')
}

/** A response that never comes. */
const held = (isHeld: boolean) => (isHeld ? new Promise<void>(() => {}) : undefined)
const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1']
const told = (event: JobEvent) => `${event.kind} ${event.job.region.name}`

describe('the jobs at work', () => {
  it('are at most `concurrency`', async () => {
    const world = new FleetWorld({ hold: () => new Promise((resolve) => setImmediate(resolve)) })
    const job = await placeOf(world, '666666666601')
    world.mostAtWork = 0
    const jobs = regions.flatMap((region) => [
      job(region, 'sns', 'list_topics'),
      job(region, 'sns', 'list_subscriptions'),
    ])
    const ended: string[] = []
    for await (const event of runJobs(jobs, { concurrency: 3 }))
      if (event.kind === 'ended') ended.push(told(event))
    expect(ended).toHaveLength(12)
    expect(world.mostAtWork).toBe(3)
  })

  it('wait until the consumer asks for more', async () => {
    const world = new FleetWorld()
    const job = await placeOf(world, '666666666602')
    const run = runJobs(
      Array.from({ length: 50 }, () => job('us-east-1', 'sns', 'list_topics')),
      { concurrency: 4 },
    )
    await run.next()
    const turn = () => new Promise((resolve) => setImmediate(resolve))
    while (world.count('ListTopics') < 4 || world.atWork > 0) await turn()
    for (let turns = 0; turns < 50; turns++) await turn()
    expect(world.count('ListTopics')).toBe(4)
    await run.return()
  })

  it('are chosen so that an API that does not answer has one of them', async () => {
    let release = () => {}
    const answered = new Promise<void>((resolve) => {
      release = resolve
    })
    const hold: WorldOptions['hold'] = ({ region }) => (region === 'us-west-2' ? answered : undefined)
    const world = new FleetWorld({ hold })
    const job = await placeOf(world, '666666666603')
    const slow = Array.from({ length: 10 }, () => job('us-west-2', 'sns', 'list_topics'))
    const quick = regions
      .filter((region) => region !== 'us-west-2')
      .map((region) => job(region, 'sns', 'list_topics'))
    const ended: string[] = []
    for await (const event of runJobs([...slow, ...quick], { concurrency: 2 })) {
      if (event.kind !== 'ended') continue
      ended.push(event.job.region.name)
      if (ended.length === quick.length) release()
    }
    expect(ended.slice(0, quick.length)).not.toContain('us-west-2')
    expect(ended).toHaveLength(15)
  })

  it('give their place away while they wait for their pace', async () => {
    stopClock()
    const world = new FleetWorld()
    const job = await passTime(placeOf(world, '666666666604'))
    // Two requests a second: the third page has to wait.
    const paced = job('us-east-1', 'cloudtrail', 'lookup_events')
    const others = regions.map((region) => job(region, 'sns', 'list_topics'))
    const run = runJobs([paced, ...others], { concurrency: 1 })
    const ended: Job[] = []
    while (ended.length < others.length) {
      const { value } = await run.next()
      if (value?.kind === 'ended') ended.push(value.job)
    }
    expect(ended).not.toContain(paced)
    expect(world.count('LookupEvents')).toBe(2)
    const last = await passTime(
      (async () => {
        for await (const event of run) if (event.kind === 'ended') return event
        return undefined
      })(),
    )
    expect(last).toMatchObject({ outcome: 'complete', receipt: { pages: 3 } })
  })
})

describe('runJobs', () => {
  it('calls an operation without pages once', async () => {
    const world = new FleetWorld()
    const job = await placeOf(world, '666666666605')
    const events: JobEvent[] = []
    for await (const event of runJobs([job('us-east-1', 'sts', 'get_caller_identity')])) events.push(event)
    expect(events).toMatchObject([
      { kind: 'started' },
      { kind: 'value', value: { Account: '666666666605' } },
      { kind: 'ended', outcome: 'complete', receipt: { pages: 1, requests: 1 } },
    ])
  })

  it('aborts a call without pages when it is left, and when its signal is aborted', async () => {
    const world = new FleetWorld({ hold: (_, operation) => held(operation === 'GetCallerIdentity') })
    const job = await placeOf(world, '666666666609')
    const calls = [job('us-east-1', 'sts', 'get_caller_identity')]
    for await (const event of runJobs([...calls, job('us-east-1', 'sns', 'list_topics')]))
      if (event.kind === 'ended') break
    expect(world.aborted).toEqual(['GetCallerIdentity'])

    const controller = new AbortController()
    const run = runJobs(calls, { signal: controller.signal })
    await run.next()
    const next = run.next()
    while (world.count('GetCallerIdentity') < 2) await new Promise((resolve) => setImmediate(resolve))
    controller.abort()
    await expect(next).rejects.toMatchObject({ name: 'AbortError' })
    expect(world.aborted).toHaveLength(2)
  })

  it('ends a job whose service, operation or input is wrong, and goes on', async () => {
    const world = new FleetWorld()
    const job = await placeOf(world, '666666666606')
    const wrong = [
      job('us-east-1', 'snss', 'list_topics'),
      job('us-east-1', 'sns', 'list_topic'),
      { ...job('us-east-1', 'sns', 'list_topics'), input: { Nothing: 1 } },
    ]
    const outcomes: string[] = []
    for await (const event of runJobs([...wrong, job('us-west-2', 'sns', 'list_topics')], { concurrency: 1 }))
      if (event.kind === 'ended') outcomes.push(`${event.outcome} ${Object(event.error).code ?? ''}`)
    expect(outcomes.sort()).toEqual([
      'complete ',
      'failed ParamValidation',
      'failed UnknownOperation',
      'failed UnknownService',
    ])
  })

  it('throws what its source throws, and ends all jobs', async () => {
    const world = new FleetWorld({ topics: () => 1000 })
    const job = await placeOf(world, '666666666607')
    async function* jobs() {
      yield job('us-east-1', 'sns', 'list_topics')
      await new Promise((resolve) => setImmediate(resolve))
      throw new Error('the source broke')
    }
    const list = async () => {
      for await (const _ of runJobs(jobs()));
    }
    await expect(list()).rejects.toThrow('the source broke')
    const sent = world.requests.length
    await new Promise((resolve) => setImmediate(resolve))
    expect(world.requests).toHaveLength(sent)
  })

  it('closes its source when it is left', async () => {
    const world = new FleetWorld()
    const job = await placeOf(world, '666666666608')
    let isClosed = false
    function* jobs() {
      try {
        for (;;) yield job('us-east-1', 'sns', 'list_topics')
      } finally {
        isClosed = true
      }
    }
    for await (const event of runJobs(jobs(), { concurrency: 2 })) if (event.kind === 'ended') break
    expect(isClosed).toBe(true)
  })
})

describe('interleave', () => {
  const groups = async function* (sizes: readonly number[]) {
    for (const [at, size] of sizes.entries())
      yield Array.from({ length: size }, (_, index) => `${at}.${index}`)
  }
  const listed = async (sizes: readonly number[], width: number) => {
    const all: string[] = []
    for await (const one of interleave(groups(sizes), width)) all.push(one)
    return all
  }

  it('takes one of each open group in turn', async () => {
    expect(await listed([3, 1, 2], 2)).toEqual(['0.0', '0.1', '1.0', '0.2', '2.0', '2.1'])
    expect(await listed([], 2)).toEqual([])
    expect((await listed([5, 0, 4, 3], 8)).sort()).toHaveLength(12)
  })
})

describe('the places at work', () => {
  it('go to jobs that come back before new ones begin', async () => {
    const begun: string[] = []
    const slots = new Slots(1, () => begun.push('new'))
    const first = slots.open()
    expect(slots.hasFree).toBe(false)
    first.giveAway()
    expect(begun).toEqual(['new'])
    const second = slots.open()
    const back = first.takeBack(undefined)
    expect(back).toBeInstanceOf(Promise)
    second.close()
    await back
    expect(begun).toEqual(['new'])
    expect(slots.hasFree).toBe(false)
    first.close()
    expect(slots.hasFree).toBe(true)
  })

  it('are not given back by a wait that was aborted, or a job that ended in the middle of it', async () => {
    const slots = new Slots(1, () => {})
    const [first, controller] = [slots.open(), new AbortController()]
    first.giveAway()
    const second = slots.open()
    const aborted = first.takeBack(controller.signal)
    controller.abort()
    await aborted
    const again = first.takeBack(undefined)
    first.close()
    await again
    expect(slots.hasFree).toBe(false)
    second.close()
    second.close()
    expect(slots.hasFree).toBe(true)
    slots.open()
    expect(slots.hasFree).toBe(false)
  })

  it('are kept by further jobs while eight for each place are away', () => {
    const slots = new Slots(1, () => {})
    for (let at = 0; at < 8; at++) {
      const slot = slots.open()
      slot.giveAway()
      expect(slots.hasFree).toBe(true)
    }
    slots.open().giveAway()
    expect(slots.hasFree).toBe(false)
  })
})
