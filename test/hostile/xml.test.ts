import { describe, expect, it } from 'vitest'
import { client } from '../../src/client/index.js'
import { answerWith, list, refusal, requestId } from './support/answer-with.js'

const objects = (content: string, before = '') =>
  `${before}<ListBucketResult><IsTruncated>false</IsTruncated>${content}</ListBucketResult>`
const bomb = `<!DOCTYPE a [<!ENTITY l0 "lol">${Array.from(
  { length: 10 },
  (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
).join('')}]>`

describe('S3 objects are decoded from XML with', () => {
  it.each<[string, string]>([
    ['CDATA', objects('<Contents><Key><![CDATA[a<b>&]]></Key></Contents>')],
    ['comments', objects('<!-- <Contents> --><Contents><Key>a&lt;<!-- x -->b&gt;&amp;</Key></Contents>')],
    [
      'processing instructions',
      objects('<?p <a> ?><Contents><?p?><Key>a&lt;b<?p?>&gt;&amp;</Key></Contents>'),
    ],
    ['prefixes', '<p:L xmlns:p="u"><p:Contents><p:Key>a&lt;b&gt;&amp;</p:Key></p:Contents></p:L>'],
    [
      'an external DTD, which is not fetched',
      objects(
        '<Contents><Key>a&lt;b>&amp;</Key></Contents>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd">',
      ),
    ],
    [
      'attributes that no model has',
      objects(`<Contents z='1' a="2"><Key q="&lt;">a&lt;b&gt;&amp;</Key></Contents>`),
    ],
    [
      'elements that no model has',
      objects('<New><Key>n</Key></New><Contents><Key>a&lt;b&gt;&amp;</Key><New/></Contents>'),
    ],
    ['a byte order mark', `\ufeff${objects('<Contents><Key>a&lt;b&gt;&amp;</Key></Contents>')}`],
  ])('%s', async (_, body) => {
    expect(await list('rest-xml', { body })).toEqual([{ Key: 'a<b>&' }])
  })
})

describe('S3 objects are refused in XML with', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['a billion laughs', objects('<Contents><Key>&l10;</Key></Contents>', bomb), 'unknown entity, at byte'],
    [
      'an external entity',
      objects(
        '<Contents><Key>&e;</Key></Contents>',
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      ),
      'unknown entity, at byte',
    ],
    [
      'wrong nesting',
      objects('<Contents><Key>a</Contents></Key>'),
      'the close tag does not match the open element, at byte 68, in <Key>',
    ],
    ['elements nested without end', objects('<a>'.repeat(100_000)), 'nested more than 512 levels deep'],
    [
      'a key that is not UTF-8',
      Buffer.from(objects('<Contents><Key>\xe9</Key></Contents>'), 'latin1'),
      'not UTF-8',
    ],
    [
      'a size that is none',
      objects('<Contents><Size>1e999x</Size></Contents>'),
      'not a number: a text of 6 characters',
    ],
    [
      'a size in hexadecimal',
      objects('<Contents><Size>0x10</Size></Contents>'),
      'not a number: a text of 4 characters',
    ],
    [
      'a size without end',
      objects(`<Contents><Size>${'9'.repeat(100_000)}</Size></Contents>`),
      '100000 digits',
    ],
    ['an infinite number of keys', objects('<KeyCount>1e999</KeyCount>'), 'not an integer: Infinity'],
    [
      'a garbled "there is more"',
      '<L><IsTruncated>trve</IsTruncated></L>',
      'not a boolean: a text of 4 characters',
    ],
    [
      'a date of a hundred thousand digits',
      objects(`<Contents><LastModified>${'1'.repeat(100_000)}x</LastModified></Contents>`),
      'not a timestamp',
    ],
    [
      'a date of ten thousand zones',
      objects(`<Contents><LastModified>Jan 00:00 ${'Z('.repeat(10_000)}</LastModified></Contents>`),
      'not a timestamp',
    ],
    ['a second document', `${objects('')}${objects('')}`, 'content follows the root element'],
  ])('%s', async (_, body, problem) => {
    const before = process.cpuUsage()
    const error = await refusal(list('rest-xml', { body }))
    expect(error).toMatchObject({ code: 'ResponseParse', operation: 'ListObjectsV2', requestId })
    expect(error.message).toContain(problem)
    expect(error.message.length).toBeLessThan(600)
    // The processor's time: other work on the machine does not count.
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000)
  })
})

it('an error document of status 200 is an error, even in place of a payload', async () => {
  const body = '<?xml version="1.0"?>\n<ErrorResponse><Error><Code>A</Code></Error></ErrorResponse>'
  const cloudfront = client('cloudfront', await answerWith({ body }))
  const error = await refusal(cloudfront.paginate('list_distributions').items().toArray())
  expect(error).toMatchObject({ code: 'A', statusCode: 500, operation: 'ListDistributions', requestId })
})

it('a type attribute is read with any prefix and in any order', async () => {
  const xsi = 'http://www.w3.org/2001/XMLSchema-instance'
  const grantee = (attributes: string) => `<Grant><Grantee ${attributes}><ID>i</ID></Grantee></Grant>`
  const body = `<A><AccessControlList>${grantee(`xmlns:xsi="${xsi}" xsi:type="Group"`)}${grantee(
    `xmlns:type="u" p:type='Group' a="b" xmlns:p='${xsi}'`,
  )}</AccessControlList></A>`
  const s3 = client('s3', { ...(await answerWith({ body })), forcePathStyle: true })
  const { Grants } = await s3.getBucketAcl({ Bucket: 'bucket' })
  expect(Grants).toEqual([{ Grantee: { ID: 'i', Type: 'Group' } }, { Grantee: { ID: 'i', Type: 'Group' } }])
})
