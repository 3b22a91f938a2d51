import { isDate, isObject } from '../../values/index.js'
import type { SessionHooks } from '../contract/index.js'

/**
 * Calls to a directory bucket (S3 Express One Zone) are signed with credentials that are valid for this bucket and
 * for five minutes. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html
 */
export const directorySessions: SessionHooks = {
  operation: 'CreateSession',
  inputFor: ({ Bucket }) => ({ Bucket }),
  credentialsIn({ Credentials }) {
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = isObject(Credentials)
      ? Credentials
      : {}
    if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') return undefined
    if (typeof SessionToken !== 'string' || !isDate(Expiration)) return undefined
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    }
  },
}
