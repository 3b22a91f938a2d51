import type { ParallelCase } from './cases.js'

/** A way to list the bucket. */
export interface RivalKind {
  readonly entry: 'sdk-v3' | 'one-chain' | 's3p' | 'dataflux' | 'nexttoken'
  /** The most requests at once. */
  readonly inFlight: number
  readonly ordered: boolean
}

const words: Readonly<Record<RivalKind['entry'], string>> = {
  'sdk-v3': 'sdk-v3, one chain',
  'one-chain': 'nexttoken, one chain',
  s3p: 's3p’s rule',
  dataflux: 'dataflux’s rule',
  nexttoken: 'nexttoken',
}

/** Those that list this case, in the order of the table. The short form has only nexttoken. */
export function rivalsOf(one: ParallelCase, short: boolean): RivalKind[] {
  const chains = (['sdk-v3', 'one-chain'] as const).map((entry) => ({ entry, inFlight: 1, ordered: true }))
  const others = [16, 64].flatMap((inFlight): RivalKind[] => [
    ...(one.isAscii ? [{ entry: 's3p' as const, inFlight, ordered: false }] : []),
    { entry: 'dataflux', inFlight, ordered: false },
    { entry: 'nexttoken', inFlight, ordered: true },
    { entry: 'nexttoken', inFlight, ordered: false },
  ])
  const all: RivalKind[] = [...chains, ...others]
  return short ? all.filter(({ entry }) => entry === 'one-chain' || entry === 'nexttoken') : all
}

export function nameOf(one: ParallelCase, { entry, inFlight, ordered }: RivalKind): string {
  const at = inFlight === 1 ? '' : `, ${inFlight} in flight`
  const order = entry === 'nexttoken' ? (ordered ? ', in order' : ', unordered') : ''
  return `${one.name}: ${words[entry]}${at}${order}`
}
