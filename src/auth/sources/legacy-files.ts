import { platform } from '../../platform/index.js'
import { expandPath, readIniFile, splitLines, strip } from '../../settings/index.js'
import { type CredentialSource, identityOf, invalidSource } from '../contract/index.js'

/** The file of the first EC2 command-line tools, which boto3 also reads. */
export const ec2ToolsFile: CredentialSource = (context) => {
  const path = platform.env('AWS_CREDENTIAL_FILE')
  if (!path) return undefined
  const bytes = platform.readFile(expandPath(path))
  const lines = bytes ? splitLines(new TextDecoder().decode(bytes)) : []
  const entries = new Map(lines.map((line) => [strip(line.split('=', 1)[0] ?? ''), strip(afterEquals(line))]))
  const accessKeyId = entries.get('AWSAccessKeyId')
  const secretAccessKey = entries.get('AWSSecretKey')
  if (!accessKeyId || !secretAccessKey) {
    const problem = `AWS_CREDENTIAL_FILE is "${path}", but that file has no AWSAccessKeyId and AWSSecretKey`
    throw invalidSource(context, `${problem}; correct the file, or unset the variable`)
  }
  return async () => identityOf(accessKeyId, secretAccessKey, {})
}

/** The configuration file of boto 2, which boto3 also reads. */
export const botoFile: CredentialSource = (context) => {
  const configured = platform.env('BOTO_CONFIG')
  for (const path of configured === undefined ? ['/etc/boto.cfg', '~/.boto'] : [configured]) {
    const section = readIniFile({ path, variable: 'BOTO_CONFIG' })?.get('Credentials')
    const accessKeyId = section?.get('aws_access_key_id')
    if (accessKeyId === undefined) continue
    const secretAccessKey = section?.get('aws_secret_access_key')
    if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') {
      const problem = `[Credentials] in ${path} has aws_access_key_id, but no aws_secret_access_key`
      throw invalidSource(context, `${problem}; add it, or remove the other`)
    }
    return async () => identityOf(accessKeyId, secretAccessKey, {})
  }
  return undefined
}

function afterEquals(line: string): string {
  return line.slice(line.indexOf('=') + 1)
}
