import { dynalite } from './dynalite.js'
import { elasticmq } from './elasticmq.js'
import { gofakes3 } from './gofakes3.js'
import { kinesalite } from './kinesalite.js'
import { ministack } from './ministack.js'
import type { ServerKind } from './server-kind.js'
import { versitygw } from './versitygw.js'

/** The servers beside moto that the live suite runs against. */
export const realServers: readonly ServerKind[] = [
  versitygw,
  gofakes3,
  ministack,
  dynalite,
  kinesalite,
  elasticmq,
]
