import { createECDH, createHash, createHmac, createPublicKey, verify } from 'node:crypto'

/** A request as it arrived. */
export interface SignedRequest {
  readonly method: string
  /** As it was sent, without the query. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

export interface Signatory {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** S3 signs the path as it is sent, all others encode it once more. */
  readonly isS3?: boolean
}

/** Whether a request's SigV4a signature is its sender's, by AWS's documents and OpenSSL alone. */
export function isSignedForRegions(request: SignedRequest, signatory: Signatory): boolean {
  const form = /^AWS4-ECDSA-P256-SHA256 Credential=([^/]+)\/(.+), SignedHeaders=(.+), Signature=([0-9a-f]+)$/
  const [, keyId, scope, signed = '', signature = ''] = form.exec(request.headers.authorization ?? '') ?? []
  if (keyId !== signatory.accessKeyId) return false
  const parts = ['AWS4-ECDSA-P256-SHA256', request.headers['x-amz-date'], scope]
  const text = [...parts, sha256(canonicalRequest(request, signed, signatory))].join('\n')
  return verify('sha256', Buffer.from(text), publicKey(signatory), Buffer.from(signature, 'hex'))
}

function canonicalRequest(request: SignedRequest, signed: string, { isS3 = false }: Signatory): string {
  const { method, path, query = {}, headers, body } = request
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`)
  return [
    method,
    isS3 ? path : path.split('/').map(encode).join('/'),
    pairs.sort().join('&'),
    ...signed.split(';').map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, ' ')}`),
    '',
    signed,
    headers['x-amz-content-sha256'] ?? sha256(body),
  ].join('\n')
}

/** The key pair that AWS derives from a secret: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function publicKey({ accessKeyId, secretAccessKey }: Signatory) {
  const one = Buffer.from([0, 0, 0, 1])
  const context = Buffer.from(`AWS4-ECDSA-P256-SHA256\0${accessKeyId}\x01`)
  const input = Buffer.concat([one, context, Buffer.from([0, 0, 1, 0])])
  const number = createHmac('sha256', `AWS4A${secretAccessKey}`).update(input).digest('hex')
  const curve = createECDH('prime256v1')
  const secret = (BigInt(`0x${number}`) + 1n).toString(16).padStart(64, '0')
  curve.setPrivateKey(Buffer.from(secret, 'hex'))
  const point = curve.getPublicKey()
  const x = point.subarray(1, 33).toString('base64url')
  const y = point.subarray(33).toString('base64url')
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
