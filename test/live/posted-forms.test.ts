import { client, type DynamicClient, type PresignedPost, type PresignedPostInput } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { versitygw } from './support/servers/versitygw.js'
import { fileName } from './support/signed-cases.js'
import { describeServer } from './support/use-server.js'

const file = 'moby.txt'

/** Sends a form as a browser does. */
async function send(
  { url, fields }: PresignedPost,
  content: string,
): Promise<{ status: number; text: string }> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([content]), file)
  const response = await fetch(url, { method: 'POST', body: form })
  return { status: response.status, text: await response.text() }
}

async function signedPost(s3: DynamicClient, input: PresignedPostInput): Promise<PresignedPost> {
  const made: unknown = await s3.generatePresignedPost?.({ ...input }, { expiresIn: 60 } as object)
  return made as PresignedPost
}

async function textOf(s3: DynamicClient, Bucket: string, Key: string): Promise<string> {
  const { Body }: Record<string, unknown> = await s3.call('GetObject', { Bucket, Key })
  return await (Body as { transformToString(): Promise<string> }).transformToString()
}

describe('moto', () => {
  it('stores what a form uploads, under the name of the file', async () => {
    const s3 = client('s3' as string, {
      region: 'us-east-1',
      endpoint: process.env.NEXTTOKEN_MOTO ?? '',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    })
    const Bucket = 'posted-forms'
    await s3.call('CreateBucket', { Bucket })
    const post = await signedPost(s3, {
      Bucket,
      Key: `in/${fileName}`,
      Fields: { 'Content-Type': 'text/plain' },
      Conditions: [{ 'Content-Type': 'text/plain' }],
    })
    expect((await send(post, 'Call me Ishmael.')).status).toBeLessThan(300)
    expect(await textOf(s3, Bucket, `in/${file}`)).toBe('Call me Ishmael.')
    s3.destroy()
  })
})

describeServer(versitygw, 'forms', (server) => {
  it('accepts a form that satisfies its policy, and refuses others', async () => {
    const s3 = server.open('s3')
    const Bucket = 'forms'
    await s3.call('CreateBucket', { Bucket })
    const post = await signedPost(s3, { Bucket, Key: file, Conditions: [['content-length-range', 1, 20]] })
    const { fields } = post
    const withFields = (more: Record<string, string>): PresignedPost => ({
      ...post,
      fields: { ...fields, ...more },
    })
    expect(await send(post, 'Call me Ishmael.')).toMatchObject({ status: 204 })
    expect(await textOf(s3, Bucket, file)).toBe('Call me Ishmael.')
    const signature = fields['x-amz-signature'] ?? ''
    const other = signature.replace(/^./, (digit) => (digit === 'a' ? 'b' : 'a'))
    const refused = [
      [withFields({ 'x-amz-signature': other }), 'x', 'SignatureDoesNotMatch'],
      [withFields({ key: 'another' }), 'x', 'AccessDenied'],
      [withFields({ acl: 'public-read' }), 'x', 'AccessDenied'],
      [post, 'Call me Ishmael. Some years ago', 'EntityTooLarge'],
    ] as const
    for (const [form, content, code] of refused) {
      const { status, text } = await send(form, content)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(text).toContain(`<Code>${code}</Code>`)
    }
    s3.destroy()
  })
})
