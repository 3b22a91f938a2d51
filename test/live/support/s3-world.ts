import type { ServerWorld } from './compare-walks.js'
import { utf8Order } from './utf8-order.js'

/** What stores and XML treat in a way of their own. Names under two folders, so that a delimiter has work to do. */
const oddNames = [
  'plain',
  'with space',
  ' leading and trailing ',
  'plus+sign',
  'per%cent',
  '%2F is no slash',
  '&<>"\'',
  'q?x=1#y',
  'a=b;c,d@e:f$g!h*i(j)',
  'ünïcode-☃',
  'decomposed-u\u0308',
  'tab\there',
  'line\nfeed',
  'carriage\rreturn',
  'delete-\u007f',
  // In UTF-16 the emoji comes before the other, in UTF-8 after it.
  'beyond-\u{1f600}',
  'beyond-\uffee',
  'back\\slash',
  '[brackets]{braces}|pipe^~`',
]
const folders = ['a', 'b b', 'c+%']
const keys = utf8Order([
  ...folders.map((folder) => `${folder}/deep`),
  ...oddNames.map((name, n) => `${folders[n % 3]}/${name}`),
  'top',
  'top two',
  'zz',
])

/** XML 1.0 has no such characters: only a server that encodes its answer can tell them. */
const controlKeys = utf8Order(['a', 'control-\u0001', 'control-\u001f+ %', 'delete-\u007f', 'z'])

const versionedKeys = ['key', 'kéy+1', 'other key']

/** S3 as every store must do it: odd keys, versions and delete markers, unfinished uploads, parts, buckets. */
export const s3World: ServerWorld = {
  service: 's3',
  async make(s3) {
    for (const Bucket of ['odd-keys', 'versioned', 'uploads', 'many', 'empty', 'control'])
      await s3.createBucket({ Bucket })
    for (const Key of keys) await s3.putObject({ Bucket: 'odd-keys', Key, Body: Key })
    for (let n = 0; n < 130; n++)
      await s3.putObject({ Bucket: 'many', Key: `key-${String(n).padStart(4, '0')}`, Body: '' })
    for (const Key of controlKeys) await s3.putObject({ Bucket: 'control', Key, Body: '' })
    await s3.putBucketVersioning({ Bucket: 'versioned', VersioningConfiguration: { Status: 'Enabled' } })
    for (const Body of ['1', '2', '3']) {
      for (const Key of versionedKeys) await s3.putObject({ Bucket: 'versioned', Key, Body })
      await s3.deleteObject({ Bucket: 'versioned', Key: 'key' })
    }
    await s3.deleteObject({ Bucket: 'versioned', Key: 'other key' })
    for (const Key of ['a/one', 'a/one', 'a/two +', 'b/ü%41', 'top'])
      await s3.createMultipartUpload({ Bucket: 'uploads', Key })
  },
  lists: [
    {
      operation: 'list_objects_v2',
      input: { Bucket: 'odd-keys' },
      pageSizes: [1, 4, 1000],
      stored: { search: 'Contents[].Key', values: keys },
    },
    {
      operation: 'list_objects',
      input: { Bucket: 'odd-keys' },
      pageSizes: [1, 7, 1000],
      stored: { search: 'Contents[].Key', values: keys },
    },
    {
      operation: 'list_objects_v2',
      input: { Bucket: 'odd-keys', Delimiter: '/' },
      pageSizes: [1, 2, 5, 1000],
      stored: { search: 'CommonPrefixes[].Prefix', values: folders.map((folder) => `${folder}/`) },
    },
    {
      operation: 'list_objects',
      input: { Bucket: 'odd-keys', Delimiter: '/' },
      pageSizes: [1, 2, 1000],
      stored: { search: 'CommonPrefixes[].Prefix', values: folders.map((folder) => `${folder}/`) },
    },
    { operation: 'list_objects_v2', input: { Bucket: 'odd-keys', Prefix: 'c+%/' }, pageSizes: [3] },
    {
      operation: 'list_objects_v2',
      input: { Bucket: 'odd-keys', StartAfter: 'b b/plus+sign' },
      pageSizes: [3],
    },
    {
      operation: 'list_objects_v2',
      input: { Bucket: 'control' },
      pageSizes: [1, 1000],
      stored: { search: 'Contents[].Key', values: controlKeys },
    },
    {
      operation: 'list_object_versions',
      input: { Bucket: 'control' },
      pageSizes: [1000],
      stored: { search: 'Versions[].Key', values: controlKeys },
    },
    { operation: 'list_objects_v2', input: { Bucket: 'many' }, pageSizes: [50] },
    { operation: 'list_objects_v2', input: { Bucket: 'empty' }, pageSizes: [5] },
    { operation: 'list_object_versions', input: { Bucket: 'versioned' }, pageSizes: [1, 2, 3, 1000] },
    {
      operation: 'list_object_versions',
      input: { Bucket: 'odd-keys' },
      pageSizes: [4],
      stored: { search: 'Versions[].Key', values: keys },
    },
    {
      operation: 'list_object_versions',
      input: { Bucket: 'odd-keys', Delimiter: '/' },
      pageSizes: [1, 1000],
    },
    { operation: 'list_multipart_uploads', input: { Bucket: 'uploads' }, pageSizes: [1, 2, 1000] },
    {
      operation: 'list_multipart_uploads',
      input: { Bucket: 'uploads', Delimiter: '/' },
      pageSizes: [1, 1000],
    },
    { operation: 'list_buckets', pageSizes: [2, 1000] },
  ],
}
