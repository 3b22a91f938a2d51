import type { AwsCredentialIdentity } from '@smithy/types'
import { platform } from '../../platform/index.js'
import { signingKey } from './signing-key.js'

/** Whose signature it is, and what it is valid for: one day, region and service. */
export class CredentialScope {
  /** Such as `20260102/us-east-1/sns/aws4_request`. */
  readonly text: string
  readonly #accessKeyId: string
  readonly #hmac: (text: string) => string

  constructor(
    { accessKeyId, secretAccessKey }: AwsCredentialIdentity,
    { day, region, service }: { readonly day: string; readonly region: string; readonly service: string },
  ) {
    this.text = `${day}/${region}/${service}/aws4_request`
    this.#accessKeyId = accessKeyId
    this.#hmac = platform.hmacSha256Hex(signingKey(secretAccessKey, { day, region, service }))
  }

  /** The signature of a text, in hex. */
  sign(text: string): string {
    return this.#hmac(text)
  }

  /** The header `authorization` of a request. `names` are its signed headers. */
  authorization(canonical: string, time: string, names: string): string {
    const toSign = `AWS4-HMAC-SHA256\n${time}\n${this.text}\n${platform.sha256Hex(canonical)}`
    const credential = `${this.#accessKeyId}/${this.text}`
    return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${this.#hmac(toSign)}`
  }
}
