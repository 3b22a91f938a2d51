import * as fc from 'fast-check'

/**
 * Tests that are long by nature. `npm test` runs a sample of each, the same one every time; `npm run test:long` sets
 * NEXTTOKEN_LONG=1 and runs these files with all their cases. This table is the only place that says how much.
 */
export const samples = {
  cborRuns: {
    file: 'test/protocols/cbor/one-pass.test.ts',
    of: 'random CBOR shapes',
    sample: 250,
    whole: 1000,
  },
  cborMutations: {
    file: 'test/protocols/cbor/one-pass.test.ts',
    of: 'broken copies of each CBOR page',
    sample: 1,
    whole: 3,
  },
  commandLines: {
    file: 'test/cli/arguments/names.test.ts',
    of: 'services whose options are named',
    sample: 25,
    whole: 'all',
  },
  cutPages: {
    file: 'test/hostile/cut-anywhere.test.ts',
    of: 'pages that are cut at any byte',
    sample: 30,
    whole: 'all',
  },
  deadEnds: {
    file: 'test/pagination/dead-ends-properties.test.ts',
    of: 'random listings that come to a dead end, and a third as many for each other property',
    sample: 450,
    whole: 1500,
  },
  dividedListings: {
    file: 'test/pagination/parallel/divided-walk.test.ts',
    of: 'random listings by windows of time and by segments, for each property',
    sample: 8,
    whole: 120,
  },
  dividedTimes: {
    file: 'test/pagination/parallel/times.test.ts',
    of: 'random items and habits of services that list by time',
    sample: 50,
    whole: 2000,
  },
  downloadKills: {
    file: 'test/transfer/kill.test.ts',
    of: 'killed processes that download an object in parts',
    sample: 1,
    whole: 100,
  },
  eventStreamStep: {
    file: 'test/wire/event-streams.test.ts',
    of: 'bytes between two places at which a stream is split',
    sample: 7,
    whole: 1,
  },
  expiredTokens: {
    file: 'test/pagination/expired-token-every-operation.test.ts',
    of: 'operations in which a token expires',
    sample: 150,
    whole: 'all',
  },
  expressions: {
    file: 'test/jmespath/parser.test.ts',
    of: 'random JMESPath expressions, intact and damaged',
    sample: 400,
    whole: 3000,
  },
  fleetKills: {
    file: 'test/fleet/kill.test.ts',
    of: 'killed processes that list several regions',
    sample: 4,
    whole: 200,
  },
  fleetResumptions: {
    file: 'test/fleet/checkpoint.test.ts',
    of: 'random interruptions of a listing across accounts, for each way to keep its items',
    sample: 2,
    whole: 200,
  },
  fleetAccounts: {
    file: 'test/fleet/many.test.ts',
    of: 'accounts in 20 regions each',
    sample: 8,
    whole: 500,
  },
  fuzzCases: {
    file: 'test/hostile/fuzz.test.ts',
    of: 'broken answers, about a minute in full',
    sample: 3000,
    whole: 150_000,
  },
  httpConnections: {
    file: 'test/transport/http1/node-difference.test.ts',
    of: 'connections that our HTTP reader and Node’s parser read',
    sample: 500,
    whole: 200_000,
  },
  inferredPaginators: {
    file: 'test/simulator/inferred-paginators.test.ts',
    of: 'services whose inferred paginators are listed over HTTP',
    sample: 25,
    whole: 'all',
  },
  inventoryOperations: {
    file: 'test/inventory/inventory.test.ts',
    of: 'operations in the inventory of two accounts in two regions',
    sample: 12,
    whole: 'all',
  },
  inventoryPlaces: {
    file: 'test/inventory/inventory.test.ts',
    of: 'operations in the inventory of ten accounts in twenty regions, evenly chosen',
    sample: 4,
    whole: 60,
  },
  inventoryServices: {
    file: 'test/models/inventory-operations.test.ts',
    of: 'services whose operations are decided anew',
    sample: 60,
    whole: 'all',
  },
  kills: {
    file: 'test/pagination/kill.test.ts',
    of: 'killed processes',
    sample: 6,
    whole: 200,
  },
  mixedRows: {
    file: 'test/protocols/xml/mixed-rows.test.ts',
    of: 'pages of XML whose rows differ',
    sample: 80,
    whole: 3000,
  },
  pageTemplates: {
    file: 'test/client/listing/same-requests.test.ts',
    of: 'operations whose pages are made by a template and from their inputs',
    sample: 40,
    whole: 'all',
  },
  orderProbes: {
    file: 'test/pagination/parallel/order-probe.test.ts',
    of: 'runs of each service whose order of keys is asked for',
    sample: 3,
    whole: 8,
  },
  pacedAccounts: {
    file: 'test/issues/pace.test.ts',
    of: 'accounts with ten listings at once, with the governor and without',
    sample: 3,
    whole: 8,
  },
  pacedSdkAccounts: {
    file: 'test/sdk/pace.test.ts',
    of: 'accounts with ten listings through the AWS SDK v3 at once, with the governor and without',
    sample: 3,
    whole: 8,
  },
  parallelEnds: {
    file: 'test/pagination/parallel/ended-processes.test.ts',
    of: 'random parallel listings whose process ends again and again',
    sample: 12,
    whole: 1000,
  },
  parallelKills: {
    file: 'test/pagination/parallel/parallel-kill.test.ts',
    of: 'killed processes that list in parallel',
    sample: 4,
    whole: 200,
  },
  parallelTrials: {
    file: 'test/pagination/parallel/every-key-once.test.ts',
    of: 'random buckets for each property of parallel listings',
    sample: 12,
    whole: 1000,
  },
  queries: {
    file: 'test/cli/output/query-properties.test.ts',
    of: 'random queries over random pages, for each property',
    sample: 150,
    whole: 20_000,
  },
  resumedServices: {
    file: 'test/pagination/resume-every-operation.test.ts',
    of: 'services with every operation cut and resumed',
    sample: 40,
    whole: 'all',
  },
  roundTrips: {
    file: 'test/protocols/every-operation.test.ts',
    of: 'services with every input and output encoded and decoded',
    sample: 60,
    whole: 'all',
  },
  sdkClients: {
    file: 'test/sdk/every-operation.test.ts',
    of: 'operations of each AWS SDK v3 client',
    sample: 8,
    whole: 'all',
  },
  sdkPaginators: {
    file: 'test/sdk-v3/sdk-paginators.test.ts',
    of: 'operations of each service compared with the AWS SDK v3',
    sample: 8,
    whole: 'all',
  },
  simulatedServices: {
    file: 'test/simulator/every-operation.test.ts',
    of: 'services with every operation simulated',
    sample: 50,
    whole: 'all',
  },
  steppedRuns: {
    file: 'test/pagination/steps/checkpoint-steps.test.ts',
    of: 'random runs of batches and results that end anywhere',
    sample: 50,
    whole: 3000,
  },
  steppedTrials: {
    file: 'test/pagination/steps/parallel-steps.test.ts',
    of: 'random parallel listings in batches and results, left anywhere and resumed',
    sample: 10,
    whole: 400,
  },
  sinkKills: {
    file: 'test/sinks/kill.test.ts',
    of: 'killed processes that list into files',
    sample: 3,
    whole: 150,
  },
  sinkPages: {
    file: 'test/sinks/memory.test.ts',
    of: 'pages of 1,000 keys that are written into a file of each format',
    sample: 2,
    whole: 1000,
  },
  splitTrials: {
    file: 'test/pagination/parallel/split-properties.test.ts',
    of: 'random listings that are divided at random moments',
    sample: 60,
    whole: 3000,
  },
  splitSpeeds: {
    file: 'test/pagination/parallel/split-speed.test.ts',
    of: 'kinds of keys whose listings are divided in virtual time',
    sample: 2,
    whole: 'all',
  },
  tableServices: {
    file: 'test/columns/every-operation.test.ts',
    of: 'services whose listings become tables',
    sample: 20,
    whole: 'all',
  },
  streams: {
    file: 'test/pagination/parallel/shards.test.ts',
    of: 'random streams whose shards are split, merged and trimmed, for each property',
    sample: 6,
    whole: 1000,
  },
  stubbedOperations: {
    file: 'test/testing/every-operation.test.ts',
    of: 'operations of each service that are stubbed and simulated',
    sample: 4,
    whole: 1000,
  },
  stubbedPages: {
    file: 'test/testing/pages.test.ts',
    of: 'services whose paginators are stubbed',
    sample: 4,
    whole: 'all',
  },
  stubbedServices: {
    file: 'test/testing/every-operation.test.ts',
    of: 'services whose operations are stubbed and simulated',
    sample: 10,
    whole: 'all',
  },
  valuesOperations: {
    file: 'test/compiler/values.test.ts',
    of: 'operations of each service whose values are compiled',
    sample: 6,
    whole: 'all',
  },
  valuesServices: {
    file: 'test/compiler/values.test.ts',
    of: 'services whose values are compiled',
    sample: 10,
    whole: 'all',
  },
  transferredObjects: {
    file: 'test/transfer/same-bytes.test.ts',
    of: 'random objects that are uploaded, copied and downloaded in random parts',
    sample: 3,
    whole: 400,
  },
  wireSecrets: {
    file: 'test/client/wire/every-secret.test.ts',
    of: 'services of which every request and response is logged whole',
    sample: 13,
    whole: 'all',
  },
  xmlShortcuts: {
    file: 'test/protocols/xml/shortcuts.test.ts',
    of: 'services whose XML is read with the shortcuts and without',
    sample: 20,
    whole: 'all',
  },
  xmlShortcutsOperations: {
    file: 'test/protocols/xml/shortcuts.test.ts',
    of: 'operations of each of these services',
    sample: 25,
    whole: 'all',
  },
} as const satisfies Record<string, Sample>

interface Sample {
  readonly file: string
  readonly of: string
  readonly sample: number
  readonly whole: number | 'all'
}
type Sizes<Whole> = {
  [Name in keyof typeof samples]: (typeof samples)[Name]['whole'] extends Whole ? Name : never
}[keyof typeof samples]

export const isLong = process.env.NEXTTOKEN_LONG === '1'

/** One service at least for each protocol: every sample of services has these. */
export const alwaysSampled: readonly string[] = [
  ...['cloudwatchomni', 'dynamodb', 'ec2', 'iam', 'lambda', 'logs', 'route53', 's3', 'sns'],
]

/** How many cases to run. */
export function sampleSize(name: Sizes<number>): number {
  return isLong ? samples[name].whole : samples[name].sample
}

/** The cases to run, in their order. `NEXTTOKEN_SEED=random` draws another sample. */
export function sampleOf<T>(
  name: Sizes<'all'>,
  all: readonly T[],
  isAlways: (one: T) => boolean = (one) => alwaysSampled.includes(String(one)),
): T[] {
  const always = new Set(all.filter(isAlways))
  const others = all.filter((one) => !always.has(one))
  const count = Math.min(others.length, Math.max(0, samples[name].sample - always.size))
  if (isLong || all.length <= samples[name].sample) return [...all]
  const [drawn = []] = fc.sample(fc.subarray(others, { minLength: count, maxLength: count }), 1)
  const chosen = new Set([...always, ...drawn])
  return all.filter((one) => chosen.has(one))
}
