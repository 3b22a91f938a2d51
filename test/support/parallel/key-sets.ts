import { compareUtf8 } from '../../../src/values/index.js'
import { seededRandom } from '../seeded-random.js'

/** Makes about `count` keys; which ones is the same every time. */
type MakeKeys = (count: number, random: () => number) => string[]

const two = (value: number) => String(value).padStart(2, '0')
const padded = (value: number, length: number) => String(value).padStart(length, '0')
const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

function hex(length: number, random: () => number): string {
  return upTo(length)
    .map(() => Math.floor(random() * 16).toString(16))
    .join('')
}

const words = [
  ...['archive', 'backup', 'build', 'cache', 'data', 'events', 'export', 'images', 'invoices', 'logs'],
  ...['media', 'models', 'public', 'raw', 'reports', 'staging', 'static', 'tmp', 'uploads', 'videos'],
]
const names = [
  ...['Ana', 'Björn', 'Chloé', 'Émile', 'José', 'Zoë', 'Łukasz', 'Ősz', 'Žofia', 'Ελένη', 'Дмитрий', 'Ольга'],
  ...['שרה', 'محمد', 'राज', 'สมชาย', '写真', '書類', '김민준', '문서', '𝒜lpha', '📷', '🗂'],
]

function mixedDepths(count: number, random: () => number): string[] {
  return upTo(count).map((index) => {
    const depth = Math.floor(random() ** 2 * 6)
    const folders = upTo(depth).map((level) => `${pick(words, random)}${level > 2 ? index % 7 : ''}`)
    return [
      ...folders,
      `${pick(words, random)}-${hex(6, random)}.${pick(['json', 'gz', 'txt'], random)}`,
    ].join('/')
  })
}

/** What the keys of buckets look like: the sets against which ways to divide a listing are measured. */
export const keySets: Readonly<Record<string, MakeKeys>> = {
  'uuid in one folder': (count, random) =>
    upTo(count).map(
      () =>
        `data/${hex(8, random)}-${hex(4, random)}-4${hex(3, random)}-${hex(4, random)}-${hex(12, random)}`,
    ),
  'zero-padded counter': (count) => upTo(count).map((index) => `object-${padded(index, 10)}`),
  'hive year/month/day': (count) =>
    upTo(count).map((index) => {
      const days = 3 * 365
      const day = new Date(Date.UTC(2022, 0, 1 + (index % days)))
      const folder = `year=${day.getUTCFullYear()}/month=${two(day.getUTCMonth() + 1)}/day=${two(day.getUTCDate())}`
      return `sales/${folder}/part-${padded(Math.floor(index / days), 5)}.parquet`
    }),
  '90 % in one deep prefix': (count, random) =>
    upTo(count).map((index) =>
      index % 10 > 0
        ? `projects/acme/prod/eu-west-1/2024/raw/events/${padded(index, 9)}.json`
        : `${pick(words, random)}/${pick(words, random)}/${hex(8, random)}`,
    ),
  '100 k small folders': (count) =>
    upTo(count).map((index) => `users/${padded(Math.floor(index / 10) * 3, 8)}/file-${index % 10}.txt`),
  'timestamps, flat': (count, random) =>
    upTo(count).map((index) =>
      new Date(
        Date.UTC(2023, 4, 5) + Math.floor((index + random()) * (31_536_000_000 / count)),
      ).toISOString(),
    ),
  'mixed depths': mixedDepths,
  'one hot prefix among thousands': (count, random) =>
    upTo(count).map((index) =>
      index % 10 > 0
        ? `tenant-3141/${hex(2, random)}/${padded(index, 8)}`
        : `tenant-${padded(Math.floor(random() * 5000), 4)}/${hex(8, random)}`,
    ),
  'unicode names': (count, random) =>
    upTo(count).map((index) => `${pick(names, random)}/${pick(names, random)} ${index}.pdf`),
}

/** The keys of a set in the order of S3, none twice. */
export function sortedKeys(make: MakeKeys, count: number): string[] {
  const keys = [...new Set(make(count, seededRandom(7)))]
  return /[^\0-\u{d7ff}]/u.test(keys.join('')) ? keys.sort(compareUtf8) : keys.sort()
}
