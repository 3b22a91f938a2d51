/**
 * Names of credentials, whatever the model says: many models do not mark session tokens, and a hook or a proxy may add
 * names that no model has. A name is folded and then compared with the end of it: `x-amz-security-token`,
 * `MasterUserPassword`.
 */
const endings = [
  ...['password', 'passwd', 'passphrase', 'pin', 'mfa', 'tokencode', 'otp'],
  ...['accesstoken', 'authtoken', 'bearertoken', 'idtoken', 'identitytoken', 'refreshtoken', 'securitytoken'],
  ...['sessiontoken', 'authorizationtoken', 'oauthtoken', 'secrettoken', 'samlassertion', 'assertion'],
  ...['secretkey', 'accesskeyid', 'secretaccesskey', 'customerkey', 'privatekey', 'apikey', 'signingkey'],
  ...['clientsecret', 'secretstring', 'secretbinary', 'plaintext', 'authorization', 'cookie'],
  ...['signature', 'signatureprovided', 'canonicalrequest', 'canonicalrequestbytes'],
  ...['stringtosign', 'stringtosignbytes'],
]

/** S3 names the tokens of a request that it refuses `Token-0` and so on. */
const numbered = /^token\d+$/

/** Short endings are secret only as a whole name: `shoppin` is not. */
const whole = new Set(['pin', 'mfa', 'otp', 'assertion'])

export function isSecretName(name: string): boolean {
  const folded = name.toLowerCase().replace(/[-_.:\s]/g, '')
  if (numbered.test(folded)) return true
  return endings.some((ending) => (whole.has(ending) ? folded === ending : folded.endsWith(ending)))
}
