import { isDate, isObject } from '../../values/index.js'
import type { SessionHooks } from '../contract/index.js'

/**
 * A directory bucket (S3 Express One Zone) wants its calls signed with credentials that are good for it alone, for
 * five minutes. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html
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
