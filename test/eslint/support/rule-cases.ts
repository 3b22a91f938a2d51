import { RuleTester } from 'eslint'
import nexttoken from 'nexttoken/eslint'

export const rule = nexttoken.rules?.['no-unread-token']

export const tester = new RuleTester({ languageOptions: { ecmaVersion: 2024, sourceType: 'module' } })

export const ours = "import { client } from 'nexttoken'\nconst sns = client('sns')\nconst s3 = client('s3')\n"

export const sdk =
  "import { SNSClient, SNS, ListTopicsCommand } from '@aws-sdk/client-sns'\n" +
  "import * as aws from '@aws-sdk/client-s3'\nconst sns = new SNSClient({})\nconst s3 = new aws.S3Client({})\n"

/** What is reported, and what a suggestion makes of it. */
export function unread(words: string, output?: string) {
  const message = new RegExp(`Get all pages with ${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\.$`)
  return [{ message, suggestions: output === undefined ? 0 : [{ messageId: 'takeAll', output }] }]
}

/** A case with `before` in front of its code. */
export function after(before: string, code: string, name = code) {
  return { name, code: `${before}${code}` }
}

/** A call that is reported, with the paginator for it and what the suggestion writes. */
export function reported(before: string, code: string, words: string, output?: string) {
  const errors = unread(words, output === undefined ? undefined : `${before}${output}`)
  return { ...after(before, code), errors }
}
