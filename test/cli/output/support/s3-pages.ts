/** Pages of S3 ListObjectsV2 as the client gives them. */
export const s3Pages: readonly object[] = [
  {
    Contents: [object('a.txt', 1), object('b "quoted", é.txt', 9007199254740993n)],
    CommonPrefixes: [],
    Name: 'bucket',
    Prefix: '',
    KeyCount: 2,
    $metadata: { requestId: 'r1' },
  },
  {
    Contents: [{ ...object('日本.txt', 3), Owner: { ID: 'o1' } }],
    CommonPrefixes: [{ Prefix: 'folder/' }],
    Name: 'bucket',
    Prefix: '',
    KeyCount: 2,
    $metadata: { requestId: 'r2' },
  },
]

function object(Key: string, Size: number | bigint): object {
  return { Key, LastModified: new Date(1_700_000_000_000 + Number(BigInt(Size) % 10n)), ETag: '"e"', Size }
}
