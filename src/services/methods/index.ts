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
  load: () => import('./presigned-post.js'),
}

export const rdsTokens: ServiceMethodTable = {
  names: ['generateDbAuthToken'],
  load: () => import('./rds-token.js'),
}

export const dsqlTokens: ServiceMethodTable = {
  names: ['generateDbConnectAuthToken', 'generateDbConnectAdminAuthToken'],
  load: () => import('./dsql-token.js'),
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
