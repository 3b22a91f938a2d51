import { compareUtf8 } from '../../src/values/index.js'
import { seededRandom } from '../../test/support/seeded-random.js'

/** Makes so many keys, the same every time, in any order. */
type MakeKeys = (count: number) => string[]

const padded = (number: number, digits: number) => String(number).padStart(digits, '0')
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

function uuid(random: () => number): string {
  const hex = Array.from({ length: 4 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Ninety of a hundred keys are under one long prefix, the others under short ones. */
const deepPrefix: MakeKeys = (count) =>
  numbers(count).map((index) =>
    index % 10 === 0
      ? `other/${padded(index, 8)}.txt`
      : `lake/raw/region=eu-central-1/source=orders/version=3/batch/${padded(index, 8)}.json.gz`,
  )

/** From files at the top to files seven folders deep. */
const mixedDepths: MakeKeys = (count) => {
  const random = seededRandom(4)
  return numbers(count).map((index) => {
    const depth = Math.floor(random() * 8)
    const folders = Array.from(
      { length: depth },
      (_, level) => `${'abcdefgh'[level]}${Math.floor(random() * 6)}`,
    )
    return [...folders, `file-${index}.bin`].join('/')
  })
}

/** Five thousand tenants with four keys each, and one among them with all the others. */
const hotPrefix: MakeKeys = (count) => {
  const tenants = Math.floor(count / 20)
  return numbers(count).map((index) =>
    index < tenants * 4
      ? `tenant-${padded(Math.floor(index / 4), 5)}/file-${index % 4}`
      : `tenant-${padded(Math.floor(tenants / 3), 5)}/export/${padded(index, 9)}`,
  )
}

const words = [
  ...['фото', 'музыка', '写真', '音楽', 'bücher', 'été', 'mañana', 'ελληνικά', 'שלום', 'नमस्ते'],
  ...['\u{1f600}', '\u{1f680}', '\uffee', '\ue000', '한국어', 'ไทย', 'plain', 'a b', 'c+d'],
]

const unicodeNames: MakeKeys = (count) => {
  const random = seededRandom(6)
  const word = () => words[Math.floor(random() * words.length)]
  return numbers(count).map((index) => `${word()}/${word()}-${word()}/${index} ${word()}.txt`)
}

const makers: Readonly<Record<string, MakeKeys>> = {
  'uuid in one folder': (count) => {
    const random = seededRandom(1)
    return numbers(count).map(() => `uploads/${uuid(random)}`)
  },
  'zero-padded counter': (count) => numbers(count).map((index) => `img-${padded(index, 9)}.jpg`),
  'hive year/month/day': (count) => {
    const perDay = Math.ceil(count / 1000)
    return numbers(count).map((index) => {
      const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(index / perDay))).toISOString()
      const [year, month, date] = day.slice(0, 10).split('-')
      return `events/year=${year}/month=${month}/day=${date}/part-${padded(index % perDay, 5)}.parquet`
    })
  },
  '90 % in one deep prefix': deepPrefix,
  'small folders of ten': (count) =>
    numbers(count).map((index) => `users/${Math.floor(index / 10).toString(36)}/avatar-${index % 10}.png`),
  'timestamps, flat': (count) => {
    const random = seededRandom(2)
    return numbers(count).map((index) => {
      const at = new Date(Date.UTC(2026, 0, 1) + index * 9000 + Math.floor(random() * 9000))
      return `log-${at.toISOString()}.gz`
    })
  },
  'mixed depths': mixedDepths,
  'one hot prefix among thousands': hotPrefix,
  'unicode names': unicodeNames,
}

export const keySetNames = Object.keys(makers)

/** The keys of a set, in S3's order. */
export function keysOf(name: string, count: number): string[] {
  const make = makers[name]
  if (!make) throw new Error(`no key set ${name}; there are ${keySetNames.join(', ')}`)
  return [...new Set(make(count))].sort(compareUtf8)
}
