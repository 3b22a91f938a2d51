import { type Mutated, mutate } from './mutate.js'
import { pick, type Random, randomFrom } from './random.js'
import { type ValidPage, validPages } from './valid-pages.js'

export interface Case extends Mutated {
  readonly page: ValidPage
}

/** The bodies for one decoder. */
interface Stock {
  readonly pages: readonly ValidPage[]
  readonly errors: readonly ValidPage[]
  readonly all: readonly ValidPage[]
}

/** Errors are fewer cases than pages, because they have fewer forms. */
const PAGES_PER_ERROR = 5

/** Makes the case with a number. The same seed and number always give the same case. */
export function caseMaker(seed: number): (number: number) => Case {
  const stocks = stockByDecoder(validPages())
  return (number) => {
    const random = randomFrom(seed, number)
    const stock = stocks[number % stocks.length]
    if (!stock) throw new Error('there are no decoders')
    const page = choose(random(PAGES_PER_ERROR + 1) === 0 ? stock.errors : stock.pages, random)
    return { page, ...mutate(page, stock.all, random) }
  }
}

function stockByDecoder(pages: readonly ValidPage[]): readonly Stock[] {
  const protocols = [...new Set(pages.map((page) => page.protocol))]
  return protocols.map((protocol) => {
    const all = pages.filter((page) => page.protocol === protocol)
    const ofKind = (kind: ValidPage['kind']) => all.filter((page) => page.kind === kind)
    return { all, pages: ofKind('page'), errors: ofKind('error') }
  })
}

/** The shorter of two random pages, to run more cases in the same time. */
function choose(pages: readonly ValidPage[], random: Random): ValidPage {
  const [one, two] = [pick(random, pages), pick(random, pages)]
  return one.response.body.length <= two.response.body.length ? one : two
}
