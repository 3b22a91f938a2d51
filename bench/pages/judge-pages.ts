import { type Measurement, medianOf } from '../harness/measure.js'
import { type Goal, judge } from '../harness/statistics.js'
import { cases, type PageCase } from './cases.js'

/** The goals of each kind of page. */
export function judgePages(raw: readonly Measurement[]): Goal[] {
  return cases.flatMap((one) => goalsOf[one.kind](new Medians(raw, one)))
}

const goalsOf: Record<PageCase['kind'], (its: Medians) => Goal[]> = {
  s3: (its) => [its.over('sdk-v3', 1 / 10), its.over('boto3', 1 / 40), its.over('bytes', 2.5), its.decoded()],
  xml: (its) => [its.over('sdk-v3', 1 / 6), its.decoded()],
  json: (its) => [its.over('sdk-v3', 1 / 4), its.parsed()],
  cbor: (its) => [its.over('sdk-v3', 1 / 4), its.parsed()],
  small: (its) => [its.over('sdk-v3', 1 / 3), its.beyondBytes(0.15)],
}

class Medians {
  constructor(
    private readonly raw: readonly Measurement[],
    private readonly one: PageCase,
  ) {}

  over(rival: string, atMost: number): Goal {
    const value = this.#of('nexttoken', 'cpu') / this.#of(rival, 'cpu')
    return judge(`${this.one.name}: CPU, nexttoken / ${rival}`, value, round(atMost))
  }

  beyondBytes(atMost: number): Goal {
    const value = this.#of('nexttoken', 'cpu') - this.#of('bytes', 'cpu')
    return judge(`${this.one.name}: CPU ms, nexttoken beyond bytes`, value, atMost)
  }

  /** 100 MB/s as time per size, because limits are upper limits. */
  decoded(): Goal {
    return judge(
      `${this.one.name}: ms to decode a MB`,
      (this.#of('decoding', 'cpu') / this.#of('decoding', 'kilobytes')) * 1000,
      10,
    )
  }

  parsed(): Goal {
    const value = this.#of('decoding', 'cpu') / this.#of('decoding', 'parse')
    return judge(`${this.one.name}: decoding / JSON.parse`, value, 1.3)
  }

  #of(rival: string, key: string): number {
    return medianOf(this.raw, `${this.one.name}: ${rival}`, key)
  }
}

function round(ratio: number): number {
  return Math.round(ratio * 1000) / 1000
}
