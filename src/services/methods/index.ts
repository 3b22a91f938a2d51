/**
 * methods: what boto3's clients of a service can do besides its operations: presigned POSTs of S3, login tokens of RDS and
 * Aurora DSQL.
 *
 * In: what the caller passed, and what a client can sign. Out: a form or a token, the same as boto3's. Each is loaded with
 * its first call.
 */
import type { ServiceMethodTable } from '../contract/index.js'

export const presignedPosts: ServiceMethodTable = {
  names: ['generatePresignedPost'],
  load: async () => {
    const { generatePresignedPost } = await import('./presigned-post.js')
    return { generatePresignedPost }
  },
}

export const rdsTokens: ServiceMethodTable = {
  names: ['generateDbAuthToken'],
  load: async () => {
    const { generateDbAuthToken } = await import('./rds-token.js')
    return { generateDbAuthToken }
  },
}

export const dsqlTokens: ServiceMethodTable = {
  names: ['generateDbConnectAuthToken', 'generateDbConnectAdminAuthToken'],
  load: async () => {
    const { generateDbConnectAuthToken, generateDbConnectAdminAuthToken } = await import('./dsql-token.js')
    return { generateDbConnectAuthToken, generateDbConnectAdminAuthToken }
  },
}

export type { DsqlAuthTokenInput, DsqlAuthTokenOptions, DsqlMethods } from './dsql-methods.js'
export type { DbAuthTokenInput, RdsMethods } from './rds-methods.js'
export type {
  PostCondition,
  PresignedPost,
  PresignedPostInput,
  PresignedPostOptions,
  S3Methods,
} from './s3-methods.js'
