import { compareWalks } from './support/compare-walks.js'
import { s3World } from './support/s3-world.js'
import type { ServerDifference } from './support/server-difference.js'
import { gofakes3 } from './support/servers/gofakes3.js'
import { ministack } from './support/servers/ministack.js'
import { versitygw } from './support/servers/versitygw.js'

const losesControlCharacters =
  'it does not encode its answers, and XML cannot hold the characters: it writes U+FFFD; boto3 shows the same'
const repeatsNullVersion =
  'beside the version id "null" it lists the key of KeyMarker again, on every page; boto3 shows the same'

const differences: readonly ServerDifference[] = [
  {
    server: 'versitygw',
    walks: /^list_\w+ {"Bucket":"control"}/,
    parts: ['stored'],
    why: losesControlCharacters,
  },
  {
    server: 'versitygw',
    walks: /^list_object_versions {"Bucket":"odd-keys"}/,
    parts: ['stored'],
    why: repeatsNullVersion,
  },
  {
    server: 'versitygw',
    walks: /^list_object_versions {"Bucket":"odd-keys","Delimiter":"\/"}, 1 a page/,
    parts: ['tokens'],
    why: 'the key of KeyMarker again, one key a page, never ends: both stop with an error, and nexttoken one page sooner, since it counts the token that it was given',
  },
  {
    server: 'gofakes3',
    walks: /^list_\w+ {"Bucket":"control"}/,
    parts: ['stored'],
    why: losesControlCharacters,
  },
  {
    server: 'gofakes3',
    walks: /^list_objects(_v2)? {"Bucket":"odd-keys","Delimiter":"\/"}, [12] a page/,
    parts: ['stored'],
    why: 'a page that ends in a common prefix is followed by one that begins with it; boto3 shows the same',
  },
  {
    server: 'gofakes3',
    walks: /^list_object_versions {"Bucket":"versioned"}, [123] /,
    parts: ['pages', 'items', 'merged', 'tokens'],
    why: 'it says that there is more and gives no markers: boto3 ends short without a word, nexttoken goes on from the last version',
  },
  {
    server: 'gofakes3',
    walks: /^list_object_versions {"Bucket":"versioned"}, 1 /,
    parts: ['error'],
    why: 'the same, until a page has no version to go on from: then nexttoken ends with an error',
  },
  {
    server: 'gofakes3',
    walks: /^list_object_versions {"Bucket":"(odd-keys"}, 4 |odd-keys","Delimiter":"\/"}, 1 )/,
    parts: ['error', 'merged'],
    why: 'it says that there is more and gives no markers: boto3 ends short without a word, nexttoken with an error',
  },
  {
    server: 'gofakes3',
    walks: /^list_object_versions {"Bucket":"odd-keys"}, 4/,
    parts: ['stored'],
    why: 'the error above: the first page alone is delivered',
  },
  {
    server: 'gofakes3',
    walks: /^list_buckets/,
    parts: 'all',
    why: 'it lists buckets in a random order, another one each time',
  },
  {
    server: 'ministack',
    walks: /^list_object_versions {"Bucket":"control"}/,
    parts: ['stored'],
    why: 'it writes the characters as they are, which is not XML: both give an error',
  },
  {
    server: 'ministack',
    walks: /^list_object_versions {"Bucket":"odd-keys"}/,
    parts: ['stored'],
    why: `${repeatsNullVersion}; carriage returns become line feeds, since it does not encode this listing`,
  },
]

for (const kind of [versitygw, gofakes3, ministack]) compareWalks(kind, s3World, differences)
