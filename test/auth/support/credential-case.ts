/** Where credentials may come from, and whose they are then. */
export interface CredentialCase {
  readonly words: string
  readonly variables?: Readonly<Record<string, string>>
  readonly config?: string
  readonly credentials?: string
  /** The `profile` option. */
  readonly profile?: string
  /** The access key, or what the error says. A role's key is `OF` and the role's name. */
  readonly expected: string | RegExp
  /** Why boto3 does something else, which is that. */
  readonly boto3?: { readonly does: string; readonly because: string }
}

export const keys = (name: string) => `aws_access_key_id = ${name}\naws_secret_access_key = s\n`
export const arn = (name: string) => `role_arn = arn:aws:iam::123456789012:role/${name}\n`
export const environment = { AWS_ACCESS_KEY_ID: 'ENV', AWS_SECRET_ACCESS_KEY: 's' }
export const printed = (name: string) =>
  `credential_process = printf '{"Version": 1, "AccessKeyId": "${name}", "SecretAccessKey": "s"}'\n`
