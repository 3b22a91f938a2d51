import { describe, expect, it } from 'vitest'
import { OrderProbe } from '../../../src/pagination/parallel/keys/order-probe.js'
import type { Faults } from '../../support/key-store/faults.js'
import { KeyStore, type StoreOrder } from '../../support/key-store/key-store.js'
import { sampleSize } from '../../support/samples.js'
import { collect } from './support/collect.js'
import { run, sorted, type Trial } from './support/trial.js'

const probeOf = (keys: readonly string[], common = 0) => {
  const probe = new OrderProbe(common)
  probe.saw(keys)
  return probe
}

describe('the question how a service sorts keys', () => {
  it('is asked from just below the first character above U+FFFF of a key', () => {
    expect(probeOf(['a/1', 'a/\u{1f600}b\u{1f680}']).start).toBe('a/\ufffd')
    expect(probeOf(['\u{1f600}/1', '\u{1f600}/2\u{1f680}'], 3).start).toBe('\u{1f600}/2\ufffd')
  })

  it.each([
    ['no key has such a character', ['a/1', 'a/\uffee']],
    ['no key below it is known', ['\u{1f600}', '\u{1f680}']],
    ['a key below it would be elsewhere in the other order', ['\ue000', '\u{1f600}']],
  ])('is not asked if %s', (_, keys) => {
    expect(probeOf(keys).start).toBeUndefined()
  })

  it('is answered by the key that both orders do not put behind the start', () => {
    const probe = probeOf(['a', '\u{1f600}'])
    const shown = (first: string | undefined) => probe.showsBytes('\ufffd', first)
    expect(shown('\u{1f600}')).toBe(true)
    expect(shown('\u{1f4f7}')).toBe(true)
    for (const first of ['\uffff', 'a', undefined]) expect(shown(first)).toBe(false)
  })

  it('is asked once, and again only while its page has no keys', () => {
    const probe = probeOf(['a', '\u{1f600}'])
    for (let question = 1; question <= 3; question++) {
      expect(probe.start).toBe('\ufffd')
      probe.ask()
      expect(probe.start).toBeUndefined()
      probe.showsBytes('\ufffd', undefined)
    }
    expect(probe.start).toBeUndefined()
    const answered = probeOf(['a', '\u{1f600}'])
    answered.ask()
    answered.showsBytes('\ufffd', 'b')
    expect(answered.start).toBeUndefined()
  })
})

/** Names of which some differ in emoji, and none has a character from U+E000 to U+FFFF. */
const names = ['Ana', 'Zoë', '\u{1d49c}lpha', '\u{1f4f7}', '\u{1f5c2}']
const keys = names.flatMap((one) =>
  names.flatMap((other) =>
    Array.from({ length: 80 }, (_, index) => `${one}/${other} ${String(index).padStart(3, '0')}`),
  ),
)
const trial = (ordered: boolean): Trial => ({
  operation: 'ListObjectsV2',
  bucket: { style: 'counter', count: 0, seed: 1 },
  selection: { prefix: '', delimiter: '' },
  options: { parallel: 16, ordered, pageSize: 10 },
  latency: 5,
})

function list(order: StoreOrder, ordered: boolean, faults: object = {}) {
  const running = run(trial(ordered), { order, ...faults })
  for (const key of keys) running.faulty.store.put(key)
  const asked = () =>
    running.faulty.requests.filter(({ input }) => String(input.StartAfter).endsWith('\ufffd')).length
  return { ...running, asked }
}

describe('a listing of names that differ in emoji', () => {
  it.each([true, false])('is divided at them after one question, ordered: %s', async (ordered) => {
    const { open, sender, asked, faulty } = list('utf-8', ordered)
    const pages = open()
    const found = await collect(pages, 'pages')
    expect(ordered ? found : sorted(found)).toEqual(ordered ? new KeyStore(keys).keys : sorted(keys))
    expect(asked()).toBe(1)
    expect(pages.receipt.requests).toBe(faulty.requests.length)
    expect(pages.receipt.parallel?.oneChain).toBeUndefined()
    expect((keys.length / 10) * 5).toBeGreaterThan(sender.time.now * 6)
  })

  it.each([
    ['sorts by UTF-16 units', { order: 'utf-16' as const }],
    [
      'sorts by UTF-16 units and ignores StartAfter in some requests',
      { order: 'utf-16' as const, ignoresStart: 0.3 },
    ],
    ['sorts by bytes and leaves out the key behind a start', { skipsAfterAbsent: true }],
    ['gives short and empty pages', { shortPages: 0.5 }],
    ['throttles, and breaks connections', { throttled: 0.2, reset: 0.2, maxAttempts: 50 }],
  ])('has every key once if the service %s', async (_, given) => {
    const { order = 'utf-8', ...faults }: { order?: StoreOrder } & Faults = given
    for (let seed = 1; seed <= sampleSize('orderProbes'); seed++) {
      const { open, asked } = list(order, seed % 2 === 0, { ...faults, seed })
      expect(sorted(await collect(open(), 'pages'))).toEqual(sorted(keys))
      expect(asked()).toBeLessThanOrEqual(3)
    }
  })

  it('goes on if the question fails', async () => {
    const { open, faulty } = list('utf-8', true)
    const answer = faulty.answer.bind(faulty)
    faulty.answer = (request) => {
      if (String(request.input.StartAfter).endsWith('\ufffd')) throw new Error('the connection broke')
      return answer(request)
    }
    const pages = open()
    expect(await collect(pages, 'pages')).toEqual(new KeyStore(keys).keys)
    expect(pages.receipt.outcome).toBe('complete')
  })
})
