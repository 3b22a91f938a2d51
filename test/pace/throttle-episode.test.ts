import { describe, expect, it } from 'vitest'
import { ThrottleEpisode } from '../../src/pace/throttle-episode.js'

/** The verdicts on these outcomes, the throttle that begins an episode included: `t` was throttled, `a` accepted. */
function verdicts(outcomes: string): (string | undefined)[] {
  const episode = new ThrottleEpisode(0)
  return [...outcomes.slice(1)].map((outcome) => episode.add(outcome === 't'))
}

describe('an episode of throttled requests', () => {
  it.each([
    { words: 'four throttles among six requests', outcomes: 'ttaatt', heavyAt: 6 },
    {
      words: 'four throttles among seven requests, which is not enough',
      outcomes: 'ttataat',
      heavyAt: undefined,
    },
    { words: 'five throttles among nine requests', outcomes: 'tatatatatt', heavyAt: 9 },
    {
      words: 'throttles alone, so that there is no rate to slow down to',
      outcomes: 'tttttttttt',
      heavyAt: undefined,
    },
    {
      words: 'one accepted request, so that there is no rate yet',
      outcomes: 'tttttatttt',
      heavyAt: undefined,
    },
  ])('of $words: it is heavy from request $heavyAt on', ({ outcomes, heavyAt }) => {
    const found = verdicts(outcomes).indexOf('heavy')
    expect(found === -1 ? undefined : found + 2).toBe(heavyAt)
  })

  it('is over when throttles are rare again', () => {
    expect(verdicts('taaa')).toEqual([undefined, undefined, 'over'])
  })

  it('tells the share that was throttled, and how many requests per second were accepted', () => {
    const episode = new ThrottleEpisode(1000)
    for (const wasThrottled of [false, false, true, false]) episode.add(wasThrottled)
    expect(episode.share).toBe(0.4)
    expect(episode.acceptedRate(3000)).toBe(1.5)
  })
})
