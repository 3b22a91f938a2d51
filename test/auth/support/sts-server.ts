import type { RequestListener } from 'node:http'

/** Answers AssumeRole and AssumeRoleWithWebIdentity: a role's key is `OF` and its name. */
export const assumeRole: RequestListener = async (request, response) => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const parameters = new URLSearchParams(body)
  const action = parameters.get('Action')
  const role = parameters.get('RoleArn') ?? ''
  const expiration = new Date(Date.now() + 3_600_000).toISOString()
  response
    .writeHead(200, { 'content-type': 'text/xml' })
    .end(
      `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result><Credentials>` +
        `<AccessKeyId>OF${role.split('/')[1]}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>` +
        `<SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials>` +
        `<AssumedRoleUser><Arn>${role.replace(':iam:', ':sts:')}/session</Arn></AssumedRoleUser>` +
        `</${action}Result></${action}Response>`,
    )
}
