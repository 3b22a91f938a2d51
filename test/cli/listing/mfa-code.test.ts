import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { askForCode } from '../../../src/cli/listing/plan/ask-for-code.js'
import { assumeRole } from '../../auth/support/sts-server.js'
import { RecordedIo } from '../../support/cli/recorded-io.js'
import { runCli } from '../../support/cli/run-cli.js'
import { startHttpServer } from '../../support/http-server.js'

const serial = 'arn:aws:iam::111122223333:mfa/me'
const config =
  `[profile admin]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = base\nmfa_serial = ${serial}\n` +
  '[profile base]\naws_access_key_id = BASE\naws_secret_access_key = s\n'

async function listAs(answers: readonly string[] | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'nexttoken-mfa-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'config'), config)
  const sts = await startHttpServer(assumeRole)
  const sns = await startHttpServer((_, response) => {
    response.end('<ListTopicsResponse><ListTopicsResult><Topics/></ListTopicsResult></ListTopicsResponse>')
  })
  const env = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_ENDPOINT_URL_STS: sts.url }
  const argv = ['sns', 'list-topics', '--profile', 'admin', '--endpoint-url', sns.url, '--output', 'json']
  const run = await runCli(argv, { env, isTerminal: answers !== undefined, answers: answers ?? [] })
  return { ...run, sts, sns }
}

it('is asked for on the terminal, and the role signs the requests', async () => {
  const { status, io, sns, sts } = await listAs(['123456'])
  expect({ status, questions: io.questions }).toEqual({ status: 0, questions: [`MFA code of ${serial}: `] })
  expect(sts.requests).toHaveLength(1)
  expect(String(sns.requests[0]?.headers.authorization)).toContain('Credential=OFadmin/')
})

it('is missing without a terminal', async () => {
  const { status, stderr, sns, sts } = await listAs(undefined)
  expect(status).toBe(1)
  expect(stderr).toContain(
    `the role needs a code of the MFA device ${serial}, and there is no terminal to ask for it on`,
  )
  expect([...sts.requests, ...sns.requests]).toEqual([])
})

it('is asked for again after a failure, and for one role after the other', async () => {
  const io = new RecordedIo({ isTerminal: true, answers: ['', '222222'] })
  const ask = askForCode(io)
  const codes = await Promise.allSettled([ask('a'), ask('b')])
  expect(codes).toMatchObject([
    { reason: { code: 'MissingCredentials', message: expect.stringContaining('none was given') } },
    { value: '222222' },
  ])
  expect(io.questions).toEqual(['MFA code of a: ', 'MFA code of b: '])
})
