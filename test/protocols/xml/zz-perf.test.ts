import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { it } from 'vitest'
import { ServiceModel } from '../../../src/models/index.js'
import { restXml } from '../../../src/protocols/rest-xml.js'

it('perf', () => {
  const d = '/tmp/py/v/lib/python3.11/site-packages/botocore/data/s3/2006-03-01/service-2.json.gz'
  const s3 = new ServiceModel('s3', { service: JSON.parse(gunzipSync(readFileSync(d)).toString()) })
  const op = s3.operation('ListObjectsV2')!
  const one = (i: number) =>
    `<Contents><Key>some/prefix/with/a/path/object-${i}.parquet</Key><LastModified>2024-03-05T12:00:00.000Z</LastModified><ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><ChecksumAlgorithm>CRC64NVME</ChecksumAlgorithm><Size>${i * 1000}</Size><StorageClass>STANDARD</StorageClass></Contents>`
  const body = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name><Prefix></Prefix><KeyCount>1000</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>true</IsTruncated>${Array.from({ length: 1000 }, (_, i) => one(i)).join('')}</ListBucketResult>`,
  )
  const run = () => restXml.decodeResponse(op, { statusCode: 200, headers: {}, body })
  for (let i = 0; i < 100; i++) run()
  const t = performance.now()
  for (let i = 0; i < 200; i++) run()
  const ms = (performance.now() - t) / 200
  console.log(
    body.length,
    ms.toFixed(2),
    'ms',
    (body.length / 1e3 / ms).toFixed(1),
    'MB/s',
    JSON.stringify(run()).slice(0, 400),
  )
})
